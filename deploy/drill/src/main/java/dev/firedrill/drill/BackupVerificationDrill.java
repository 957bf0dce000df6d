package dev.firedrill.drill;

import dev.firedrill.lab.patroni.PatroniLab;
import dev.firedrill.lab.patroni.SequenceWriter;
import dev.firedrill.workflows.patroni.BackupVerificationRequest;
import java.io.PrintStream;
import java.util.Map;

/** Nothing is broken: a backup is restored and compared while clients write. */
final class BackupVerificationDrill implements Drill {

  static final Subject SUBJECT =
      Subject.of(
          "backup-verification",
          "nothing: the newest backup restored, recovered and compared while clients wrote");

  private final PatroniLab lab;
  private final Watch watch;
  private final PrintStream out;

  BackupVerificationDrill(PatroniLab lab, House house, Person person, PrintStream out) {
    this.lab = lab;
    this.watch = new Watch(house, person, lab::asked, out);
    this.out = out;
  }

  /** A table that stands still beside the one that clients write: only such a one is compared. */
  @Override
  public Result carryOut() {
    String leader = lab.view().requireLeader();
    lab.view().tell(leader, "create table if not exists still (id int primary key, word text)");
    lab.view()
        .tell(
            leader,
            "insert into still select i, md5(i::text) from generate_series(1, 10000) i"
                + " on conflict do nothing");
    try (SequenceWriter writer = lab.writer()) {
      Writes writes = Writes.begun(lab, writer);
      out.println("Clients write; the newest backup will be restored beside a standby.");
      Watch.Course course =
          watch.until(
              SUBJECT.runbook(),
              new BackupVerificationRequest(Writes.TARGET),
              Map.of("target", Writes.TARGET.value()),
              writes::cluster);
      return writes.result(SUBJECT, course, 0);
    }
  }
}
