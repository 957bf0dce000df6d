package dev.firedrill.workflows.kafka;

import static dev.firedrill.workflows.procedure.Activities.stub;

import dev.firedrill.workflows.procedure.Decision;
import dev.firedrill.workflows.procedure.Gate;
import dev.firedrill.workflows.procedure.Run;
import dev.firedrill.workflows.procedure.Runbook;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.procedure.Undo;
import java.time.Duration;
import java.util.List;

/** Reads, top to bottom, as the procedure in {@code runbooks/05-messaging/kafka-disk-lost.md}. */
@Runbook("kafka-disk-lost")
public final class KafkaDiskLost implements KafkaDiskLostWorkflow {

  private final Run run = Run.open();
  private final KafkaActivities kafka = stub(KafkaActivities.class);
  private final QuorumActivities quorum = stub(QuorumActivities.class);
  private final DiskActivities disk = stub(DiskActivities.class);

  @Override
  public DiskLostReport bringBack(DiskLostRequest request) {
    TargetName cluster = request.target();
    String broker = request.broker();
    HostView host = run.look("Look at the broker's host", () -> kafka.lookAtHost(cluster, broker));
    DisksView disks = run.look("Look at its disks", () -> disk.lookAtDisks(cluster, broker));
    ClusterView seen = run.look("Look at the cluster", () -> kafka.observeWithout(cluster, broker));
    DiskLoss before = new DiskLoss(seen, host, disks);
    run.check("Check that its disks are lost and nothing else is", before.objections());

    Decision decision = run.approval("Approve the format", gate(before));
    run.lookAgain(() -> kafka.lookAtHost(cluster, broker), host::changesIn);
    run.lookAgain(() -> disk.lookAtDisks(cluster, broker), disks::changesIn);
    run.lookAgain(() -> kafka.observe(cluster), before::reasonsToStop);

    QuorumView.Voter old = before.oldVoter();
    run.noWayBack(
        "Format the log directories", () -> disk.format(cluster, broker, seen.clusterId()));
    run.change(
        "Start the broker",
        Undo.none("it only copies from the others"),
        () -> kafka.start(cluster, broker));
    DiskLoss following =
        run.verify(
            "Verify that its controller follows",
            Duration.ofMinutes(10),
            () -> now(cluster, before),
            this::objectionsToFollower);
    String votesBy = following.followerOrVoter().orElseThrow().directoryId();
    run.change(
        "Remove the old voter",
        Undo.none("its directory is gone for good"),
        () -> quorum.removeVoter(cluster, broker, old.directoryId()));
    run.change(
        "Add the new voter",
        Undo.none("the quorum would lack a voter"),
        () -> quorum.addVoter(cluster, broker, votesBy, old.endpoints()));
    run.verify(
        "Verify that every replica is back",
        Duration.ofHours(2),
        () -> now(cluster, before),
        DiskLoss::objectionsToReturn);
    run.change(
        "Elect the preferred leaders",
        Undo.none("each partition is led by the first of its own replicas"),
        () -> kafka.electPreferred(cluster, broker));
    run.verify(
        "Verify the outcome",
        Duration.ofMinutes(2),
        () -> now(cluster, before),
        DiskLoss::objectionsToOutcome);
    return new DiskLostReport(broker, new Restart(seen, host).behind(), votesBy, decision.person());
  }

  /** A run of before waited in vain for one that votes already, since somebody has added it. */
  private List<String> objectionsToFollower(DiskLoss now) {
    return run.knows("a vote by the new directory")
        ? now.objectionsToFollower()
        : now.objectionsToObserver();
  }

  /**
   * The host first: a session has to be over before the cluster is asked. A run of before asked the
   * cluster first.
   */
  private DiskLoss now(TargetName cluster, DiskLoss before) {
    String broker = before.broker();
    if (!run.knows("the host before the cluster")) {
      return new DiskLoss(
          kafka.observe(cluster), kafka.lookAtHost(cluster, broker), before.disks());
    }
    HostView host = kafka.lookAtHost(cluster, broker);
    return new DiskLoss(kafka.observe(cluster), host, before.disks());
  }

  private static Gate gate(DiskLoss loss) {
    String broker = loss.broker();
    int copies = new Restart(loss.cluster(), loss.host()).behind();
    return Gate.asking("Format the log directories of " + broker + "?")
        .showing(loss)
        .willDo(
            List.of(
                "Format every log directory of " + broker + ", which are all empty",
                "Start Kafka there, and wait until its controller follows the quorum",
                "Remove the voter "
                    + broker
                    + " by its old directory; until the next step,"
                    + " every other voter is needed",
                "Add " + broker + " as a voter by its new directory",
                "Wait until it has copied " + copies + " partitions from the others",
                "Make it lead again what prefers it"))
        .losing(
            "nothing that anybody still has: the directories are empty, and every partition has"
                + " a copy in sync on another broker")
        .restingOn(loss.declaredFacts())
        .by("messaging-oncall")
        .within(Duration.ofMinutes(15));
  }
}
