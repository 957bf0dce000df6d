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

/** Reads, top to bottom, as the procedure in {@code runbooks/05-messaging/kafka-quorum-lost.md}. */
@Runbook("kafka-quorum-lost")
public final class KafkaQuorumLost implements KafkaQuorumLostWorkflow {

  private final Run run = Run.open();
  private final KafkaActivities kafka = stub(KafkaActivities.class);
  private final QuorumActivities quorum = stub(QuorumActivities.class);

  @Override
  public QuorumLostReport bringBack(QuorumLostRequest request) {
    TargetName cluster = request.target();
    ClusterView seen = run.look("Look at the cluster", () -> kafka.observe(cluster));
    VotersView voters =
        run.look("Look at the hosts of the voters", () -> quorum.lookAtVoters(cluster));
    QuorumReturn before = new QuorumReturn(seen, voters);
    run.check("Check that the quorum is lost and can come back", before.objections());

    Decision decision = run.approval("Approve starting the voters", gate(before));
    run.lookAgain(() -> quorum.lookAtVoters(cluster), voters::changesIn);
    run.lookAgain(() -> kafka.observe(cluster), before::reasonsToStop);

    List<String> dead = voters.startable();
    run.noWayBack("Start the voters", () -> quorum.startAll(cluster, dead));
    QuorumReturn led =
        run.verify(
            "Verify that the quorum is back",
            Duration.ofMinutes(5),
            () -> now(cluster),
            QuorumReturn::objectionsToQuorum);
    run.verify(
        "Compare the voters with the intended ones",
        Duration.ofSeconds(20),
        () -> now(cluster),
        QuorumReturn::objectionsToVoters);
    Sessions sessions = new Sessions(led, voters.leftOut());
    QuorumReturn back =
        run.verify(
            "Verify that every replica is back",
            Duration.ofMinutes(30),
            () -> back(cluster),
            each -> objectionsToReturn(each, voters, sessions));
    List<String> running = new ArrayList<>(voters.running());
    running.addAll(dead);
    run.change(
        "Elect the preferred leaders",
        Undo.none("each partition is led by the first of its own replicas"),
        () -> quorum.electAll(cluster, running));
    run.verify(
        "Verify the outcome",
        Duration.ofMinutes(2),
        () -> back(cluster),
        each -> each.objectionsToOutcome(voters));
    String leader = back.cluster().name(back.cluster().quorum().leader());
    return new QuorumLostReport(dead, voters.leftOut(), leader, decision.person());
  }

  private QuorumReturn now(TargetName cluster) {
    return new QuorumReturn(kafka.observe(cluster), quorum.lookAtVoters(cluster));
  }

  /**
   * The hosts first: a session has to be over before the cluster is asked. A run of before asked
   * the cluster first.
   */
  private QuorumReturn back(TargetName cluster) {
    if (!run.knows("the hosts before the cluster")) {
      return now(cluster);
    }
    VotersView hosts = quorum.lookAtVoters(cluster);
    return new QuorumReturn(kafka.observe(cluster), hosts);
  }

  /** A run of before counts a session from the start of each process, not of the quorum. */
  private List<String> objectionsToReturn(QuorumReturn now, VotersView before, Sessions sessions) {
    List<String> objections = new ArrayList<>(now.objectionsToReturn(before));
    if (run.knows("a session since the quorum is back")) {
      objections.addAll(sessions.objections(now));
    }
    return objections;
  }

  private static Gate gate(QuorumReturn lost) {
    String dead = String.join(", ", lost.voters().startable());
    return Gate.asking("Start " + dead + "?")
        .showing(lost)
        .willDo(
            List.of(
                "Start Kafka on the hosts of " + dead + ", one after the other",
                "Send the cluster nothing until a leader of the quorum answers",
                "Compare who votes then with who should",
                "Make each broker lead again what prefers it"))
        .losing(
            "nothing: without a quorum nothing was agreed on since; left out: "
                + (lost.voters().leftOut().isEmpty()
                    ? "nobody"
                    : String.join(", ", lost.voters().leftOut())))
        .restingOn(lost.declaredFacts())
        .by("messaging-oncall")
        .within(Duration.ofMinutes(15));
  }
}
