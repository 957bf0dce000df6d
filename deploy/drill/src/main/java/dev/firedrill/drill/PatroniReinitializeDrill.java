package dev.firedrill.drill;

import dev.firedrill.lab.patroni.PatroniFault;
import dev.firedrill.lab.patroni.PatroniLab;
import dev.firedrill.lab.patroni.SequenceWriter;
import dev.firedrill.workflows.patroni.ReinitializeRequest;
import java.io.PrintStream;
import java.util.Map;

/** Breaks a replica's data directory while clients write, and lets the runbook rebuild it. */
final class PatroniReinitializeDrill implements Drill {

  private final PatroniLab lab;
  private final Watch watch;
  private final PrintStream out;

  PatroniReinitializeDrill(PatroniLab lab, House house, Person person, PrintStream out) {
    this.lab = lab;
    this.watch = new Watch(house, person, out);
    this.out = out;
  }

  @Override
  public Result carryOut() {
    try (SequenceWriter writer = lab.writer()) {
      Writes writes = Writes.begun(lab, writer);
      String broken = lab.inject(PatroniFault.BREAK_REPLICA);
      out.println("The replica " + broken + " has lost its pg_control and was killed.");
      Watch.Course course =
          watch.until(
              "patroni-reinitialize",
              new ReinitializeRequest(Writes.TARGET, broken),
              Map.of("target", Writes.TARGET.value(), "member", broken),
              writes::cluster);
      return writes.result(course, 0);
    }
  }
}
