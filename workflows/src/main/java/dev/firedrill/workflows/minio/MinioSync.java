package dev.firedrill.workflows.minio;

import static dev.firedrill.workflows.procedure.Activities.stub;

import dev.firedrill.workflows.procedure.Gate;
import dev.firedrill.workflows.procedure.Run;
import dev.firedrill.workflows.procedure.Runbook;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.procedure.Undo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads, top to bottom, as the procedure in {@code runbooks/04-data/minio-sync.md}. */
@Runbook("minio-sync")
public final class MinioSync implements MinioSyncWorkflow {

  private static final String ONCALL = "storage-oncall";

  private final Run run = Run.open();
  private final ReplicationActivities replication = stub(ReplicationActivities.class);

  @Override
  public SyncReport bringInLine(SyncRequest request) {
    TargetName cluster = request.target();
    SidesView seen = run.look("Look at both sides", () -> replication.observe(cluster));
    Replication before = new Replication(seen);
    run.check("Check that the target can be brought in line", before.objections());
    start(cluster, before);

    Comparison compared = run.look("Compare both sides", () -> replication.compare(cluster));
    Resync resync = new Resync(compared, !before.nodes().isEmpty());
    run.check("Check what a resync brings", resync.objections());
    boolean resent = resend(cluster, before, resync);

    Comparison after =
        run.verify(
            "Verify the outcome",
            Duration.ofMinutes(10),
            () -> replication.compare(cluster),
            Resync::objectionsToOutcome);
    return new SyncReport(before.nodes(), compared.toSend(), resent, after.objects(), after.upTo());
  }

  private void start(TargetName cluster, Replication before) {
    String approve = "Approve starting the target's nodes";
    String start = "Start the target's nodes";
    String verify = "Verify that the target serves";
    if (before.nodes().isEmpty()) {
      List.of(approve, start, verify)
          .forEach(title -> run.leaveOut(title, "every node of the target lives"));
      return;
    }
    run.approval(approve, startGate(before));
    run.lookAgain(() -> replication.observe(cluster), before::reasonsToStop);
    run.noWayBack(start, () -> replication.start(cluster, before.nodes())); // it is written to
    run.verify(
        verify,
        Duration.ofMinutes(5),
        () -> new Replication(replication.observe(cluster)),
        Replication::objectionsToServing);
  }

  /** Whether anything was sent again. */
  private boolean resend(TargetName cluster, Replication before, Resync resync) {
    String approve = "Approve the resync";
    String send = "Send what is missing again";
    if (resync.isNotNeeded()) {
      String why = "replication has caught up by itself";
      List.of(approve, send).forEach(title -> run.leaveOut(title, why));
      return false;
    }
    run.approval(approve, resyncGate(before, resync));
    run.lookAgain(() -> replication.observe(cluster), before::reasonsToStopBeforeResync);
    Comparison now = run.lookAgain(() -> replication.compare(cluster), resync::reasonsToStop);
    if (new Resync(now, true).isNotNeeded()) {
      run.leaveOut(send, "nothing is missing any more");
      return false;
    }
    Runnable sending = () -> replication.resync(cluster);
    if (before.nodes().isEmpty()) {
      run.noWayBack(send, sending);
    } else {
      run.change(
          send, Undo.none("the start had no way back; versions that were sent stay"), sending);
    }
    return true;
  }

  private static Gate startGate(Replication before) {
    List<String> steps = new ArrayList<>();
    before.nodes().forEach(each -> steps.add("Start MinIO on the host of " + each));
    steps.add("Compare both sides, and ask again before anything is sent");
    return Gate.asking("Start %s of the target?".formatted(String.join(", ", before.nodes())))
        .showing(before)
        .willDo(steps)
        .restingOn(before.declaredFacts())
        .by(ONCALL)
        .within(Duration.ofMinutes(15));
  }

  private static Gate resyncGate(Replication before, Resync resync) {
    return Gate.asking(resync.question())
        .showing(resync.compared())
        .willDo(resync.steps())
        .losing("nothing on either side; both carry the load of looking at every version")
        .restingOn(before.rule())
        .by(ONCALL)
        .within(Duration.ofMinutes(15));
  }
}
