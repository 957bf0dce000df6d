package dev.firedrill.drill;

import dev.firedrill.lab.patroni.PatroniFault;
import dev.firedrill.lab.patroni.PatroniLab;
import dev.firedrill.lab.patroni.SequenceWriter;
import dev.firedrill.workflows.patroni.ReinitializeRequest;
import java.io.PrintStream;
import java.util.Map;

/** Breaks a replica while clients write, and lets the runbook rebuild it. */
final class PatroniReinitializeDrill implements Drill {

  static final Subject BROKEN =
      Subject.of(
          "patroni-reinitialize",
          "the asynchronous standby's `pg_control`, and its PostgreSQL, SIGKILL");

  static final Subject DIVERGED =
      new Subject(
          BROKEN.runbook(),
          PatroniFault.DIVERGE_REPLICA.words(),
          "a former leader that had written what nobody received, and may not be rewound");

  private final Subject subject;
  private final PatroniFault fault;
  private final PatroniLab lab;
  private final Watch watch;
  private final PrintStream out;

  private PatroniReinitializeDrill(
      Subject subject,
      PatroniFault fault,
      PatroniLab lab,
      House house,
      Person person,
      PrintStream out) {
    this.subject = subject;
    this.fault = fault;
    this.lab = lab;
    this.watch = new Watch(house, person, lab::asked, out);
    this.out = out;
  }

  /** Its data directory lacks what a server cannot start without. */
  static DrillCommand.Maker broken() {
    return of(BROKEN, PatroniFault.BREAK_REPLICA);
  }

  /** It led, wrote what nobody received, and came back when another one led. */
  static DrillCommand.Maker diverged() {
    return of(DIVERGED, PatroniFault.DIVERGE_REPLICA);
  }

  private static DrillCommand.Maker of(Subject subject, PatroniFault fault) {
    return (lab, house, person, out) ->
        new PatroniReinitializeDrill(subject, fault, lab, house, person, out);
  }

  @Override
  public Result carryOut() {
    try (SequenceWriter writer = lab.writer()) {
      Writes begun = Writes.begun(lab, writer);
      String replica = lab.inject(fault);
      out.println("Broken is " + replica + ": " + fault.effect() + ".");
      Writes writes = begun.fromNow();
      Watch.Course course =
          watch.until(
              subject.runbook(),
              new ReinitializeRequest(Writes.TARGET, replica),
              Map.of("target", Writes.TARGET.value(), "member", replica),
              writes::cluster);
      return writes.result(subject, course, 0);
    }
  }
}
