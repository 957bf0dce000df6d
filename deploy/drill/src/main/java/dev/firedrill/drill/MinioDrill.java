package dev.firedrill.drill;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.LabFailure;
import dev.firedrill.lab.minio.MinioFault;
import dev.firedrill.lab.minio.MinioLab;
import dev.firedrill.lab.minio.ObjectWriter;
import dev.firedrill.workflows.minio.ReadOnlyRequest;
import dev.firedrill.workflows.procedure.TargetName;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Breaks a MinIO cluster while a client writes, and brings it back. */
final class MinioDrill {

  private static final String RUNBOOK = "minio-read-only";

  /** The lab's cluster, by its name in the lab's target file. */
  private static final TargetName TARGET = new TargetName("photos");

  private static final int ENOUGH = 50;
  private static final Duration SOON = Duration.ofMinutes(3);

  private final MinioFault fault;
  private final MinioLab lab;
  private final Watch watch;
  private final PrintStream out;

  MinioDrill(MinioFault fault, MinioLab lab, House house, Person person, PrintStream out) {
    this.fault = fault;
    this.lab = lab;
    this.watch = new Watch(house, person, lab::asked, out);
    this.out = out;
  }

  /** Without a fault's name, the one that needs every step but one. */
  static Subject subject(MinioFault fault) {
    String name = fault == MinioFault.LOSE_WRITES ? "" : fault.words();
    return new Subject(RUNBOOK, name, fault.effect());
  }

  MinioResult carryOut() {
    try (ObjectWriter writer = lab.writer()) {
      awaitMore(writer, ENOUGH);
      awaitWhole(writer); // what an earlier fault left to make up for is none of this one's
      lab.inject(fault);
      out.println(fault.effect());
      boolean everyPart = !fault.stopsWrites(); // then nothing but reading finds it
      Watch.Course course =
          watch.until(
              RUNBOOK,
              new ReadOnlyRequest(TARGET, everyPart),
              Map.of("target", TARGET.value(), "everyPart", Boolean.toString(everyPart)),
              this::cluster);
      boolean recovered = course.ended().ending().equals("RECOVERED");
      if (recovered) {
        awaitMore(writer, writer.acknowledged() + ENOUGH);
      }
      writer.stop(); // so that no object is on its way to a drive while copies are counted
      if (recovered) {
        awaitWhole(writer);
      }
      return new MinioResult(
          subject(fault),
          course.run(),
          course.ended().ending(),
          course.ended().summary(),
          writer.acknowledged(),
          writer.missing().size(),
          writer.longestGap(),
          course.time(),
          writer.missingCopies(),
          lab.spoiledCopies(),
          lab.view().healthy(),
          course.steps());
    }
  }

  private static void awaitMore(ObjectWriter writer, long enough) {
    Await.until("acknowledged objects", SOON, () -> writer.acknowledged() >= enough);
  }

  /** A copy that was late is made up for by MinIO itself; one that is lost never is. */
  private void awaitWhole(ObjectWriter writer) {
    try {
      Await.until("every copy", SOON, () -> writer.missingCopies() == 0 && lab.view().healthy());
    } catch (LabFailure never) {
      out.println(never.getMessage());
    }
  }

  /** The cluster as it stands, seen from outside, without what moves by itself. */
  private List<String> cluster() {
    List<String> seen = new ArrayList<>(lab.view().drives());
    seen.add("live: " + lab.view().living());
    if (fault != MinioFault.WIPE_DRIVES) { // an empty drive is filled by MinIO meanwhile
      seen.add("takes writes: " + lab.view().takesWrites());
    }
    return seen;
  }
}
