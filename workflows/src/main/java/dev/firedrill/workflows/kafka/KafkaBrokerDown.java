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

/** Reads, top to bottom, as the procedure in {@code runbooks/05-messaging/kafka-broker-down.md}. */
@Runbook("kafka-broker-down")
public final class KafkaBrokerDown implements KafkaBrokerDownWorkflow {

  private final Run run = Run.open();
  private final KafkaActivities kafka = stub(KafkaActivities.class);

  @Override
  public BrokerDownReport bringBack(BrokerDownRequest request) {
    TargetName cluster = request.target();
    String broker = request.broker();
    HostView host = run.look("Look at the broker's host", () -> kafka.lookAtHost(cluster, broker));
    ClusterView seen =
        run.look(
            "Look at the cluster",
            () -> host.runs() ? kafka.observe(cluster) : kafka.observeWithout(cluster, broker));
    Restart before = new Restart(seen, host);
    run.check("Check that only this broker is missing", before.objections());

    Decision decision = run.approval("Approve the restart", gate(before));
    run.lookAgain(() -> kafka.lookAtHost(cluster, broker), host::changesIn);
    run.lookAgain(() -> kafka.observe(cluster), before::reasonsToStop);

    run.noWayBack("Start the broker", () -> kafka.start(cluster, broker));
    Restart back =
        run.verify(
            "Verify that every replica is back",
            Duration.ofMinutes(30),
            () -> now(cluster, broker),
            Restart::objectionsToReturn);
    run.change(
        "Elect the preferred leaders",
        Undo.none("each partition is led by the first of its own replicas"),
        () -> kafka.electPreferred(cluster, broker));
    run.verify(
        "Verify the outcome",
        Duration.ofMinutes(2),
        () -> now(cluster, broker),
        Restart::objectionsToOutcome);
    return new BrokerDownReport(broker, before.behind(), back.misled(), decision.person());
  }

  /**
   * The host first: a session has to be over before the cluster is asked. A run of before asked the
   * cluster first.
   */
  private Restart now(TargetName cluster, String broker) {
    if (!run.knows("the host before the cluster")) {
      return new Restart(kafka.observe(cluster), kafka.lookAtHost(cluster, broker));
    }
    HostView host = kafka.lookAtHost(cluster, broker);
    return new Restart(kafka.observe(cluster), host);
  }

  private static Gate gate(Restart restart) {
    return Gate.asking("Start " + restart.broker() + "?")
        .showing(restart)
        .willDo(
            List.of(
                "Start Kafka on the host of " + restart.broker(),
                "Wait until it is in sync with the " + restart.behind() + " partitions it lacks",
                "Make it lead again what prefers it: " + restart.misled() + " partitions"))
        .losing("nothing; until then, " + restart.impact())
        .restingOn(restart.declaredFacts())
        .by("messaging-oncall")
        .within(Duration.ofMinutes(15));
  }
}
