package dev.firedrill.drill;

import dev.firedrill.drill.desk.App;
import dev.firedrill.drill.desk.Operator;
import dev.firedrill.drill.desk.Watch;
import dev.firedrill.lab.Await;
import dev.firedrill.lab.patroni.PatroniFault;
import dev.firedrill.lab.patroni.PatroniLab;
import dev.firedrill.lab.patroni.SequenceWriter;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * An upgrade in the middle of a recovery: a failover is launched under one build of Firedrill and
 * waits at its first gate; then another build takes the data folder over, and there it is approved.
 */
final class Upgrade {

  private static final String TARGET = "orders-db";
  private static final Duration LONGEST = Duration.ofMinutes(4);

  private final PatroniLab lab;
  private final Path data;
  private final PrintStream out;

  Upgrade(PatroniLab lab, Path data, PrintStream out) {
    this.lab = lab;
    this.data = data;
    this.out = out;
  }

  /** Whether the run ended well under the new build, with one promotion and nothing lost. */
  boolean carryOut(Path before, Path after) {
    try (SequenceWriter writer = lab.writer()) {
      breakTheCluster(writer);
      int promotions = lab.view().promotions().size();
      Waiting waiting = launchUnder(before);
      Watch.Sight end = approveUnder(after, waiting);
      int promoted = lab.view().promotions().size() - promotions;
      int lost = writer.missing().size();
      out.printf(
          Locale.ROOT,
          "%n  %s under the new build; %d acknowledged, %d lost, %d promotion%n",
          end.word(),
          writer.acknowledged(),
          lost,
          promoted);
      return end.word().equals("Recovered") && lost == 0 && promoted == 1;
    }
  }

  private void breakTheCluster(SequenceWriter writer) {
    Await.until("writes", LONGEST, () -> writer.acknowledged() >= 50);
    lab.inject(PatroniFault.PAUSE);
    lab.inject(PatroniFault.KILL_LEADER_NODE);
    Await.until("the dead leader's key to go", LONGEST, () -> lab.view().leaderKey().isEmpty());
  }

  private Waiting launchUnder(Path before) {
    try (App app = App.start(before, data, lab.targetFolder())) {
      Operator operator = Operator.first(app.address(), app.oneTimePassword());
      Operator.Form form = operator.form("patroni-failover", TARGET);
      operator.launch(form);
      try (Watch watch = Watch.of(operator.visit(), form.run())) {
        watch.await("the first gate", Watch.Sight::isWaiting);
      }
      out.println("Run " + form.run() + " waits at its first gate under the old build.");
      return new Waiting(operator, form.run());
    }
  }

  private Watch.Sight approveUnder(Path after, Waiting waiting) {
    try (App app = App.start(after, data, lab.targetFolder())) {
      Operator operator = waiting.operator().movedTo(app.address());
      try (Watch watch = Watch.of(operator.visit(), waiting.run())) {
        out.println("The new build has taken the folder over.");
        int gates = 0;
        Watch.Sight seen = next(watch, gates);
        while (!seen.isOver()) {
          operator.approve(operator.approval(waiting.run()));
          gates++;
          out.println("Gate " + gates + " is approved under the new build.");
          seen = next(watch, seen.done() + 1);
        }
        return seen;
      }
    }
  }

  /** The end, or the next gate with at least so many steps done before it. */
  private static Watch.Sight next(Watch watch, int done) {
    return watch.await(
        "a gate or the end",
        sight -> sight.isOver() || (sight.isWaiting() && sight.done() >= done));
  }

  private record Waiting(Operator operator, String run) {}
}
