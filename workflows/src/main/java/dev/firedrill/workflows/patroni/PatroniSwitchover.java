package dev.firedrill.workflows.patroni;

import static dev.firedrill.workflows.procedure.Activities.stub;

import dev.firedrill.workflows.backup.ArchiveActivities;
import dev.firedrill.workflows.backup.ArchiverView;
import dev.firedrill.workflows.backup.BackupActivities;
import dev.firedrill.workflows.procedure.Decision;
import dev.firedrill.workflows.procedure.Gate;
import dev.firedrill.workflows.procedure.Run;
import dev.firedrill.workflows.procedure.Runbook;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.procedure.Undo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads, top to bottom, as the procedure in {@code runbooks/04-data/patroni-switchover.md}. */
@Runbook("patroni-switchover")
public final class PatroniSwitchover implements PatroniSwitchoverWorkflow {

  private final Run run = Run.open();
  private final PatroniActivities patroni = stub(PatroniActivities.class);
  private final ArchiveActivities archive = stub(ArchiveActivities.class);
  private final BackupActivities backup = stub(BackupActivities.class);

  @Override
  public SwitchoverReport switchOver(SwitchoverRequest request) {
    TargetName cluster = request.target();
    ClusterView before = run.look("Look at the cluster", () -> patroni.observe(cluster));
    String leader = before.leader();
    String candidate =
        request.candidate().isEmpty() ? before.bestSynchronous().orElse("") : request.candidate();
    Optional<ArchiverView> archiver = lookAtArchiver(cluster, leader);
    Switchover switchover = new Switchover(before, archiver, candidate);
    run.check("Check that a switchover is safe", switchover.objections());

    Decision decision = run.approval("Approve the switchover", gate(before, candidate));
    run.lookAgain(
        () -> patroni.observe(cluster),
        now -> new Switchover(now, archiver, candidate).objectionsSince(before));
    run.lookAgain(
        () -> archive.observe(cluster, leader),
        now -> new Switchover(before, Optional.of(now), candidate).objections());

    run.noWayBack(
        "Order the switchover",
        () -> patroni.switchOver(cluster, leader, candidate, before.timeline()));
    ClusterView after =
        run.verify(
            "Verify the outcome",
            Duration.ofMinutes(2),
            () -> patroni.observe(cluster),
            now -> Outcome.objectionsToLeader(before, now, candidate));
    run.change(
        "Check the archive",
        Undo.none("a WAL segment was archived"),
        () -> backup.checkArchive(cluster, candidate));
    ClusterView whole =
        run.verify(
            "Verify the whole cluster",
            Duration.ofMinutes(5),
            () -> patroni.observe(cluster),
            switchover::objectionsToWhole);
    return new SwitchoverReport(
        leader, candidate, after.timeline(), decision.person(), whole.synchronousInWords());
  }

  private Optional<ArchiverView> lookAtArchiver(TargetName cluster, String leader) {
    String title = "Look at the archiver";
    if (leader.isEmpty()) {
      run.leaveOut(title, "nobody leads, so nobody archives");
      return Optional.empty();
    }
    return Optional.of(run.look(title, () -> archive.observe(cluster, leader)));
  }

  private static Gate gate(ClusterView before, String candidate) {
    String leader = before.leader();
    return Gate.asking("Let " + candidate + " lead in place of " + leader + "?")
        .showing(before)
        .willDo(
            List.of(
                "Stop " + leader + " cleanly; its clients are cut off",
                "Promote " + candidate,
                "Let " + leader + " follow as a standby"))
        .losing("0 acknowledged writes; no writes for some seconds, open transactions roll back")
        .restingOn(before.declaredFacts())
        .by("database-oncall")
        .within(Duration.ofMinutes(15));
  }
}
