package dev.firedrill.drill;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.LabFailure;
import dev.firedrill.lab.kafka.KafkaLab;
import dev.firedrill.lab.kafka.KafkaView;
import dev.firedrill.lab.kafka.RecordWriter;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** Breaks a cluster while producers write with acks=all, and lets a runbook bring it back. */
final class KafkaDrill {

  private static final int ENOUGH = 50;
  private static final Duration SOON = Duration.ofMinutes(3);

  private final KafkaBreak broken;
  private final KafkaLab lab;
  private final Watch watch;
  private final PrintStream out;
  private List<String> running = List.of();
  private int outOfSync = KafkaResult.UNKNOWN;
  private int misled = KafkaResult.UNKNOWN;

  KafkaDrill(KafkaBreak broken, KafkaLab lab, House house, Person person, PrintStream out) {
    this.broken = broken;
    this.lab = lab;
    this.watch = new Watch(house, person, lab::asked, out);
    this.out = out;
  }

  KafkaResult carryOut() {
    try (RecordWriter writer = lab.writer()) {
      Await.until("the first acknowledged records", SOON, () -> writer.acknowledged() >= ENOUGH);
      String broker = lab.inject(broken.fault());
      out.println(broken.fault().effect());
      if (broken.isNoticed()) {
        out.println("Until its session ends, " + broker + " counts as up.");
        lab.awaitNoticed(broker);
      }
      Watch.Course course =
          watch.until(
              broken.subject().runbook(),
              broken.request(broker),
              broken.values(broker),
              this::cluster,
              this::lookAtEnd);
      awaitWhole();
      return result(writer, course);
    }
  }

  /** The first answers there are: what only becomes well later was not recovered. */
  private void lookAtEnd() {
    KafkaView view = lab.view();
    running = lab.running();
    try {
      outOfSync = Await.seen("copies out of sync", SOON, view::outOfSync, seen -> seen >= 0);
      misled = Await.seen("preferred leaders", SOON, () -> view.misled(), seen -> seen >= 0);
    } catch (LabFailure never) {
      out.println(never.getMessage());
    }
  }

  /** Records are counted in a cluster that answers; what was not recovered stays as it is. */
  private void awaitWhole() {
    try {
      KafkaView view = lab.view();
      Await.until("every copy", SOON, () -> view.outOfSync() == 0 && view.misled() == 0);
    } catch (LabFailure never) {
      out.println(never.getMessage());
    }
  }

  /**
   * The cluster as it stands, seen from outside, without what moves by itself: who leads the quorum
   * does.
   */
  private List<String> cluster() {
    if (lab.view().leader().isEmpty()) {
      return List.of("no quorum", "run: " + lab.running()); // the rest would be stale
    }
    return List.of(
        "run: " + lab.running(),
        "up: " + lab.view().up(),
        "voters: " + lab.view().voters(),
        "out of sync: " + lab.view().outOfSync(),
        "misled: " + lab.view().misled());
  }

  private KafkaResult result(RecordWriter writer, Watch.Course course) {
    return new KafkaResult(
        broken.subject(),
        course.run(),
        course.ended().ending(),
        course.ended().summary(),
        writer.acknowledged(),
        writer.missing().size(),
        writer.longestGap(),
        course.time(),
        running,
        outOfSync,
        misled,
        course.steps());
  }
}
