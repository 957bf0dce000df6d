package dev.firedrill.workflows.kafka;

import static dev.firedrill.workflows.procedure.Activities.stub;

import dev.firedrill.workflows.procedure.Decision;
import dev.firedrill.workflows.procedure.Gate;
import dev.firedrill.workflows.procedure.Run;
import dev.firedrill.workflows.procedure.Runbook;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.procedure.Undo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads, top to bottom, as the procedure in {@code runbooks/05-messaging/kafka-log-dir-full.md}.
 */
@Runbook("kafka-log-dir-full")
public final class KafkaLogDirFull implements KafkaLogDirFullWorkflow {

  private final Run run = Run.open();
  private final KafkaActivities kafka = stub(KafkaActivities.class);
  private final RoomActivities room = stub(RoomActivities.class);

  @Override
  public LogDirFullReport makeRoom(LogDirFullRequest request) {
    TargetName cluster = request.target();
    String broker = request.broker();
    HostView host = run.look("Look at the broker's host", () -> kafka.lookAtHost(cluster, broker));
    SpaceView space = run.look("Look at the room on its disks", () -> room.look(cluster, broker));
    ClusterView seen = run.look("Look at the cluster", () -> kafka.observe(cluster));
    LogDirFull before = new LogDirFull(seen, host, space);
    run.check("Check that a log directory is full and nothing else is wrong", objections(before));

    Decision decision = run.approval("Approve making room", gate(before));
    run.lookAgain(() -> now(cluster, broker), before::reasonsToStop);

    List<String> expendable = before.pathsToRemove();
    run.noWayBack("Remove what may be removed", () -> room.remove(cluster, broker, expendable));
    run.verify(
        "Verify that there is room",
        Duration.ofMinutes(2),
        () -> room.look(cluster, broker),
        now -> LogDirFull.objectionsToRoom(now, before.failed()));
    run.change(
        "Restart the broker",
        Undo.none("the others lead what it led, and it leads again what prefers it"),
        () -> room.restart(cluster, broker, host.processes()));
    run.verify(
        "Verify that every replica is back",
        Duration.ofMinutes(30),
        () -> now(cluster, broker),
        LogDirFull::objectionsToReturn);
    run.change(
        "Elect the preferred leaders",
        Undo.none("each partition is led by the first of its own replicas"),
        () -> kafka.electPreferred(cluster, broker));
    run.verify(
        "Verify the outcome",
        Duration.ofMinutes(2),
        () -> now(cluster, broker),
        LogDirFull::objectionsToOutcome);
    int caughtUp = new Restart(seen, host).behind();
    return new LogDirFullReport(broker, expendable, caughtUp, decision.person());
  }

  /** A run of before took a directory that it did not find for one with room. */
  private List<String> objections(LogDirFull before) {
    List<String> objections = new ArrayList<>(before.objections());
    if (run.knows("failed directories stand in the target's file")) {
      objections.addAll(before.objectionsToPaths());
    }
    return objections;
  }

  /**
   * The host first: a session has to be over before the cluster is asked. A run of before asked the
   * cluster first.
   */
  private LogDirFull now(TargetName cluster, String broker) {
    if (run.knows("the host before the cluster")) {
      HostView host = kafka.lookAtHost(cluster, broker);
      return new LogDirFull(kafka.observe(cluster), host, room.look(cluster, broker));
    }
    return new LogDirFull(
        kafka.observe(cluster), kafka.lookAtHost(cluster, broker), room.look(cluster, broker));
  }

  private static Gate gate(LogDirFull full) {
    String broker = full.broker();
    List<String> steps = new ArrayList<>();
    full.toRemove().forEach(each -> steps.add("Remove " + each.inWords()));
    if (steps.isEmpty()) {
      steps.add("Remove nothing: there is room again");
    }
    steps.add("Stop Kafka on the host of " + broker + ", and start it");
    steps.add("Wait until every partition has its copy there again, and have it lead");
    return Gate.asking("Make room for " + broker + " and restart it?")
        .showing(full)
        .willDo(steps)
        .losing("the files that are removed, for good; no record of Kafka")
        .restingOn(full.declaredFacts())
        .by("messaging-oncall")
        .within(Duration.ofMinutes(15));
  }
}
