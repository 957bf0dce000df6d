package dev.firedrill.drill;

import dev.firedrill.lab.patroni.PatroniLab;
import dev.firedrill.lab.patroni.SequenceWriter;
import dev.firedrill.workflows.patroni.BackupKind;
import dev.firedrill.workflows.patroni.BackupRequest;
import java.io.PrintStream;
import java.util.Map;

/** Nothing is broken: a backup is taken while clients write. */
final class BackupDrill implements Drill {

  static final Subject SUBJECT =
      Subject.of("backup", "nothing: an incremental backup while clients wrote");

  private final PatroniLab lab;
  private final Watch watch;
  private final PrintStream out;

  BackupDrill(PatroniLab lab, House house, Person person, PrintStream out) {
    this.lab = lab;
    this.watch = new Watch(house, person, lab::asked, out);
    this.out = out;
  }

  @Override
  public Result carryOut() {
    try (SequenceWriter writer = lab.writer()) {
      Writes writes = Writes.begun(lab, writer);
      out.println("Clients write; a backup will be taken meanwhile.");
      Watch.Course course =
          watch.until(
              SUBJECT.runbook(),
              new BackupRequest(Writes.TARGET, BackupKind.INCREMENTAL),
              Map.of("target", Writes.TARGET.value(), "kind", BackupKind.INCREMENTAL.name()),
              writes::cluster);
      return writes.result(SUBJECT, course, 0);
    }
  }
}
