package dev.firedrill.drill;

import dev.firedrill.lab.patroni.PatroniLab;
import dev.firedrill.lab.patroni.SequenceWriter;
import dev.firedrill.workflows.patroni.SwitchoverRequest;
import java.io.PrintStream;
import java.util.Map;

/** Lets another member lead while clients write; nothing is broken, and nothing may be lost. */
final class PatroniSwitchoverDrill implements Drill {

  static final Subject SUBJECT =
      Subject.of("patroni-switchover", "nothing: a planned change of the leader");

  private final PatroniLab lab;
  private final Watch watch;

  PatroniSwitchoverDrill(PatroniLab lab, House house, Person person, PrintStream out) {
    this.lab = lab;
    this.watch = new Watch(house, person, lab::asked, out);
  }

  @Override
  public Result carryOut() {
    try (SequenceWriter writer = lab.writer()) {
      Writes writes = Writes.begun(lab, writer);
      Watch.Course course =
          watch.until(
              SUBJECT.runbook(),
              new SwitchoverRequest(Writes.TARGET, ""),
              Map.of("target", Writes.TARGET.value(), "candidate", ""),
              writes::cluster);
      return writes.result(SUBJECT, course, 1);
    }
  }
}
