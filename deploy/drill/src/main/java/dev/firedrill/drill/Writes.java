package dev.firedrill.drill;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.LabFailure;
import dev.firedrill.lab.patroni.PatroniLab;
import dev.firedrill.lab.patroni.SequenceWriter;
import dev.firedrill.workflows.procedure.TargetName;
import java.time.Duration;
import java.util.List;

/**
 * What clients of the lab's cluster were told is safe, and what became of it during a drill.
 *
 * @param promotionsBefore by Patroni's own history, when the drill began
 */
record Writes(PatroniLab lab, SequenceWriter writer, int promotionsBefore) {

  /** The lab's cluster, by its name in the lab's target file. */
  static final TargetName TARGET = new TargetName("orders-db");

  private static final int ENOUGH = 50;
  private static final Duration SOON = Duration.ofMinutes(4);

  /** Waits until clients have written something that can be lost. */
  static Writes begun(PatroniLab lab, SequenceWriter writer) {
    int promotions = lab.view().promotions().size();
    Await.until("the first acknowledged writes", SOON, () -> writer.acknowledged() >= ENOUGH);
    return new Writes(lab, writer, promotions);
  }

  /** The same from here on: what Patroni promoted by itself until now is none of the runbook's. */
  Writes fromNow() {
    return new Writes(lab, writer, lab.view().promotions().size());
  }

  /** The cluster as it stands, seen from outside, without what moves by itself. */
  List<String> cluster() {
    return lab.view().outline();
  }

  /** What the drill came to, which was to promote this many times. */
  Result result(Subject subject, Watch.Course course, int promotionsWanted) {
    return new Result(
        subject,
        course.run(),
        course.ended().ending(),
        course.ended().summary(),
        writer.acknowledged(),
        writer.missing().size(),
        writer.longestGap(),
        course.time(),
        promotions(promotionsWanted),
        promotionsWanted,
        isWhole(),
        course.steps());
  }

  /** Seen from outside, as soon as Patroni and the archiver have settled. */
  private boolean isWhole() {
    try {
      Await.until("a whole cluster", SOON, lab.view()::healthy);
      lab.pgbackrest(lab.view().requireLeader(), "check");
      return true;
    } catch (LabFailure never) {
      return false;
    }
  }

  /** By Patroni's own history, which the leader writes a little later than it was promoted. */
  private int promotions(int wanted) {
    try {
      Await.until("the promotions", SOON, () -> promotions() >= wanted);
    } catch (LabFailure fewer) {
      return promotions();
    }
    return promotions();
  }

  private int promotions() {
    return lab.view().promotions().size() - promotionsBefore;
  }
}
