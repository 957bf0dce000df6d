package dev.firedrill.drill;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.patroni.PatroniFault;
import dev.firedrill.lab.patroni.PatroniLab;
import dev.firedrill.lab.patroni.SequenceWriter;
import dev.firedrill.workflows.patroni.FailoverRequest;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;

/**
 * Kills the leader of a paused Patroni cluster while clients write, and lets the runbook recover
 * it.
 */
public final class PatroniFailoverDrill implements Drill {

  static final Subject SUBJECT =
      Subject.of(
          "patroni-failover", "the leader's Patroni and PostgreSQL, SIGKILL, in maintenance mode");

  private final PatroniLab lab;
  private final Watch watch;
  private final PrintStream out;

  public PatroniFailoverDrill(PatroniLab lab, House house, Person person, PrintStream out) {
    this.lab = lab;
    this.watch = new Watch(house, person, lab::asked, out);
    this.out = out;
  }

  @Override
  public Result carryOut() {
    try (SequenceWriter writer = lab.writer()) {
      Writes begun = Writes.begun(lab, writer);
      breakIt();
      Writes writes = begun.fromNow();
      Watch.Course course =
          watch.until(
              SUBJECT.runbook(),
              new FailoverRequest(Writes.TARGET, ""),
              Map.of("target", Writes.TARGET.value(), "candidate", ""),
              writes::cluster);
      return writes.result(SUBJECT, course, 1);
    }
  }

  private void breakIt() {
    lab.inject(PatroniFault.PAUSE);
    String old = lab.inject(PatroniFault.KILL_LEADER_NODE);
    out.println("Maintenance mode is on, and the leader " + old + " was killed.");
    out.println("Waiting until its leader key is gone (Patroni's ttl) ...");
    Await.until(
        "the dead leader's key to go",
        Duration.ofMinutes(3),
        () -> lab.view().leaderKey().isEmpty());
  }
}
