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
 * Reads, top to bottom, as the procedure in {@code
 * runbooks/05-messaging/kafka-unclean-election.md}.
 */
@Runbook("kafka-unclean-election")
public final class KafkaUncleanElection implements KafkaUncleanElectionWorkflow {

  /** Nobody gives records up alone. */
  private static final int PEOPLE = 2;

  private final Run run = Run.open();
  private final KafkaActivities kafka = stub(KafkaActivities.class);
  private final PartitionActivities partitions = stub(PartitionActivities.class);

  /** Whether a log was copied, which may take hours; never in a plan. */
  private boolean keeping;

  @Override
  public UncleanElectionReport elect(UncleanElectionRequest request) {
    TargetName cluster = request.target();
    PartitionName name = request.name();
    ClusterView seen = run.look("Look at the cluster", () -> kafka.observe(cluster));
    PartitionView partition =
        run.look("Look at the partition", () -> partitions.look(cluster, name));
    CopiesView copies =
        run.look("Look at its copies", () -> lookAtCopies(cluster, seen, partition));
    UncleanElection before = new UncleanElection(seen, partition, copies);
    run.check("Check that nobody who was in sync can come back", before.objections());

    attest(before);
    Decision decision = run.approval("Approve the unclean election", gate(before));
    run.lookAgain(() -> now(cluster, name), before::reasonsToStop);

    String leader = before.candidate().broker();
    keep(cluster, before);
    if (keeping && run.knows("look again once a log is kept")) {
      run.lookAgain(() -> now(cluster, name), before::reasonsToStopOnceKept);
    }
    run.noWayBack("Elect the stale copy", () -> partitions.elect(cluster, name, leader));
    PartitionView after =
        run.verify(
            "Verify that it leads",
            Duration.ofMinutes(2),
            () -> partitions.look(cluster, name),
            before::objectionsToLeader);
    TermView term =
        run.verify(
            "Compare the loss",
            Duration.ofSeconds(20),
            () -> partitions.lookAtTerm(cluster, leader, name),
            before::objectionsToTerm);
    return new UncleanElectionReport(
        name,
        leader,
        before.lossFrom(term.from()),
        before.left().stream().map(KafkaUncleanElection::shelf).toList(),
        after.takesWrites(),
        decision.person());
  }

  private UncleanElection now(TargetName cluster, PartitionName name) {
    ClusterView seen = kafka.observe(cluster);
    PartitionView partition = partitions.look(cluster, name);
    return new UncleanElection(seen, partition, lookAtCopies(cluster, seen, partition));
  }

  private CopiesView lookAtCopies(TargetName cluster, ClusterView seen, PartitionView partition) {
    return new CopiesView(
        partition.replicas().stream()
            .map(node -> partitions.lookAtCopy(cluster, seen.name(node), partition.name()))
            .toList());
  }

  private void attest(UncleanElection before) {
    String title = "Attest that the old leader is lost";
    List<String> lost =
        run.knows("attest what is not found") ? before.toAttest() : before.unreachable();
    if (lost.isEmpty()) {
      run.leaveOut(
          title,
          "the host of each dead broker answers, and shows the log of each that was in sync");
    } else {
      run.approval(title, attestation(before, lost));
    }
  }

  private static Gate attestation(UncleanElection before, List<String> brokers) {
    String lost = String.join(", ", brokers);
    List<String> answering = before.unfound().stream().filter(brokers::contains).toList();
    String unmounted =
        answering.isEmpty()
            ? ""
            : ", and not only unmounted on " + String.join(", ", answering) + ", which answers";
    return Gate.asking("Are the disks of " + lost + " lost for good" + unmounted + "?")
        .showing(before)
        .willDo(List.of("The question of the election is asked, trusting your word"))
        .losing("every record that " + lost + " could still bring back")
        .restingOn(before.declaredFacts())
        .typing("the disks of " + lost + " are lost for good")
        .by("messaging-oncall")
        .within(Duration.ofMinutes(15));
  }

  private static Gate gate(UncleanElection before) {
    PartitionName name = before.partition().name();
    String leader = before.candidate().broker();
    List<String> steps = new ArrayList<>();
    before.left().forEach(each -> steps.add("Copy the log of " + each.broker() + " to its shelf"));
    steps.add("Have %s lead %s, %s".formatted(leader, name, before.candidate().inWords()));
    steps.add("Compare where its term begins with that");
    return Gate.asking("Give up what %s lacks, and have it lead %s?".formatted(leader, name))
        .showing(before)
        .willDo(steps)
        .losing(before.lossInWords())
        .restingOn(before.declaredFacts())
        .by(PEOPLE, "messaging-oncall")
        .within(Duration.ofMinutes(30));
  }

  private void keep(TargetName cluster, UncleanElection before) {
    String title = "Keep the old leader's log";
    List<CopyView> left = before.left();
    if (left.isEmpty()) {
      run.leaveOut(title, "no log of a dead broker can be read");
      return;
    }
    run.change(
        title,
        Undo.none("it is a copy: keep it until the incident is closed"),
        () -> {
          keeping = true;
          left.forEach(each -> partitions.keep(cluster, each.broker(), before.partition().name()));
        });
  }

  private static String shelf(CopyView copy) {
    return copy.broker() + ": " + copy.shelf().folder();
  }
}
