package dev.firedrill.drill;

import dev.firedrill.lab.patroni.PatroniFault;
import dev.firedrill.lab.patroni.PatroniLab;
import dev.firedrill.lab.patroni.SequenceWriter;
import dev.firedrill.workflows.patroni.ArchiveJamRequest;
import java.io.PrintStream;
import java.util.Map;

/** Jams a leader's WAL archive by a lossy failover, and lets the runbook clear it. */
final class PatroniArchiveJamDrill implements Drill {

  static final Subject SUBJECT =
      Subject.of(
          "patroni-archive-jam",
          "the archive, by a lossy failover: two members had written one timeline");

  private final PatroniLab lab;
  private final Watch watch;
  private final PrintStream out;

  PatroniArchiveJamDrill(PatroniLab lab, House house, Person person, PrintStream out) {
    this.lab = lab;
    this.watch = new Watch(house, person, lab::asked, out);
    this.out = out;
  }

  /** Clients write from the jam on: what the failover before it lost is none of this runbook's. */
  @Override
  public Result carryOut() {
    out.println("Two members will write one timeline; this takes about a minute ...");
    String leader = lab.inject(PatroniFault.JAM_ARCHIVE);
    out.println("The leader " + leader + " cannot archive its WAL any more.");
    try (SequenceWriter writer = lab.writer()) {
      Writes writes = Writes.begun(lab, writer);
      Watch.Course course =
          watch.until(
              SUBJECT.runbook(),
              new ArchiveJamRequest(Writes.TARGET),
              Map.of("target", Writes.TARGET.value()),
              writes::cluster);
      return writes.result(SUBJECT, course, 0);
    }
  }
}
