package dev.firedrill.drill;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.minio.CopyFault;
import dev.firedrill.lab.minio.MinioLab;
import dev.firedrill.lab.minio.ObjectWriter;
import dev.firedrill.workflows.minio.SyncRequest;
import dev.firedrill.workflows.procedure.TargetName;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Breaks a bucket's replication while a client writes, and brings its target in line. */
final class MinioSyncDrill {

  private static final String RUNBOOK = "minio-sync";

  /** The lab's cluster, by its name in the lab's target file. */
  private static final TargetName TARGET = new TargetName("photos");

  private static final int ENOUGH = 50;
  private static final Duration SOON = Duration.ofMinutes(3);

  private final CopyFault fault;
  private final MinioLab lab;
  private final Watch watch;
  private final PrintStream out;

  MinioSyncDrill(CopyFault fault, MinioLab lab, House house, Person person, PrintStream out) {
    this.fault = fault;
    this.lab = lab;
    this.watch = new Watch(house, person, lab::asked, out);
    this.out = out;
  }

  /** Without a fault's name, the one that needs a resync. */
  static Subject subject(CopyFault fault) {
    String name = fault == CopyFault.TARGET_EMPTIED ? "" : fault.words();
    return new Subject(RUNBOOK, name, fault.effect());
  }

  SyncResult carryOut() {
    try (ObjectWriter writer = lab.replicatedWriter()) {
      awaitMore(writer, ENOUGH);
      lab.awaitReplication();
      Await.until("the target has what was written", SOON, () -> lab.view().objects(true) > ENOUGH);
      long lacking = breakIt(writer);
      Watch.Course course =
          watch.until(
              RUNBOOK, new SyncRequest(TARGET), Map.of("target", TARGET.value()), this::cluster);
      if (course.ended().ending().equals("RECOVERED")) {
        awaitMore(writer, writer.acknowledged() + ENOUGH);
      }
      writer.stop();
      awaitLast(writer);
      return new SyncResult(
          subject(fault),
          course.run(),
          course.ended().ending(),
          course.ended().summary(),
          writer.acknowledged(),
          lacking,
          writer.missing().size(),
          writer.missingOnCopy().size(),
          course.time(),
          lab.view().copyLives(),
          course.steps());
    }
  }

  /** Breaks, lets the client write on, and returns how many objects the target lacks by then. */
  private long breakIt(ObjectWriter writer) {
    long before = writer.acknowledged();
    long removed = lab.inject(fault);
    out.println(fault.effect());
    awaitMore(writer, before + ENOUGH);
    return lab.view().copyLives() ? removed : writer.acknowledged() - before;
  }

  /** What was written last may still be on its way; what is lost never arrives. */
  private void awaitLast(ObjectWriter writer) {
    try {
      Await.until("the last objects", SOON, writer::isAllOnCopy);
    } catch (RuntimeException late) {
      out.println(late.getMessage());
    }
  }

  private static void awaitMore(ObjectWriter writer, long enough) {
    Await.until("acknowledged objects", SOON, () -> writer.acknowledged() >= enough);
  }

  /** What stands still by itself: objects do not, since a client writes. */
  private List<String> cluster() {
    return List.of("live: " + lab.view().living(), "the target lives: " + lab.view().copyLives());
  }
}
