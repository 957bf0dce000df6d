package dev.firedrill.workflows.patroni;

import static dev.firedrill.workflows.procedure.Activities.stub;

import dev.firedrill.workflows.backup.ArchiveActivities;
import dev.firedrill.workflows.backup.ArchiveJam;
import dev.firedrill.workflows.backup.ArchiverView;
import dev.firedrill.workflows.backup.Arrival;
import dev.firedrill.workflows.backup.BackupActivities;
import dev.firedrill.workflows.backup.Comparison;
import dev.firedrill.workflows.backup.Twin;
import dev.firedrill.workflows.procedure.Decision;
import dev.firedrill.workflows.procedure.Gate;
import dev.firedrill.workflows.procedure.Run;
import dev.firedrill.workflows.procedure.Runbook;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.procedure.Undo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads, top to bottom, as the procedure in {@code runbooks/04-data/patroni-archive-jam.md}. */
@Runbook("patroni-archive-jam")
public final class PatroniArchiveJam implements PatroniArchiveJamWorkflow {

  private final Run run = Run.open();
  private final PatroniActivities patroni = stub(PatroniActivities.class);
  private final ArchiveActivities archive = stub(ArchiveActivities.class);
  private final BackupActivities backup = stub(BackupActivities.class);

  @Override
  public ArchiveJamReport clear(ArchiveJamRequest request) {
    TargetName cluster = request.target();
    ClusterView members = run.look("Look at the cluster", () -> patroni.observe(cluster));
    run.check("Check that one member leads", Leadership.objectionsTo(members));
    String leader = members.leader();
    ArchiverView before = run.look("Look at the archiver", () -> archive.observe(cluster, leader));
    Comparison seen =
        run.look("Compare with the repository", () -> archive.compare(cluster, leader));
    run.check("Check that it is this jam", new ArchiveJam(before, seen).objections());
    List<Twin> jammed = seen.jammed();

    Decision decision = run.approval("Approve setting the segments aside", gate(members, seen));
    run.lookAgain(() -> patroni.observe(cluster), now -> stillLeads(members, now));
    run.lookAgain(
        () -> archive.observe(cluster, leader), now -> new ArchiveJam(now, seen).objections());
    run.lookAgain(
        () -> archive.compare(cluster, leader),
        now -> new ArchiveJam(before, now).objectionsSince(seen));

    run.change(
        "Set the segments aside",
        Undo.none("copies of " + names(jammed) + " in " + seen.aside()),
        () -> archive.setAside(cluster, leader, jammed));
    run.noWayBack("Let the archiver pass them", () -> archive.letPass(cluster, leader, jammed));
    Arrival told = arrival();
    run.verify(
        "Verify that archiving moves on",
        Duration.ofMinutes(10),
        () -> archive.observe(cluster, leader),
        now -> ArchiveJam.objectionsToPassing(now, jammed, told));
    run.change(
        "Check the archive",
        Undo.none("a WAL segment was archived"),
        () -> backup.checkArchive(cluster, leader));
    run.change(
        "Take a new full backup",
        Undo.none("a backup was added; none was removed"),
        () -> backup.backUpInFull(cluster, leader));
    run.verify(
        "Verify the archive",
        Duration.ofMinutes(5),
        () -> archive.observe(cluster, leader),
        now -> ArchiveJam.objectionsToWhole(before, now, told));
    return new ArchiveJamReport(
        leader, names(jammed), seen.aside(), givenUp(jammed), decision.person());
  }

  /** A run of before goes on by the rule that it was begun under, or it could not be replayed. */
  private Arrival arrival() {
    return run.knows("archived by what waits") ? Arrival.BY_WHAT_WAITS : Arrival.BY_LAST_NAME;
  }

  private static Gate gate(ClusterView members, Comparison seen) {
    List<Twin> jammed = seen.jammed();
    return Gate.asking("Leave " + jammed.size() + " WAL segments out of the archive?")
        .showing(seen)
        .willDo(
            List.of(
                "Copy them to " + seen.aside() + " on the host of " + members.leader(),
                "Mark them as archived; nothing in the repository is touched",
                "Take a new full backup; no older one expires"))
        .losing(givenUp(jammed))
        .restingOn(
            Stream.concat(members.declaredFacts().stream(), seen.declaredFacts().stream()).toList())
        .typing("no recovery across " + jammed.getFirst().segment())
        .by("database-oncall")
        .within(Duration.ofMinutes(15));
  }

  private static List<String> stillLeads(ClusterView before, ClusterView now) {
    List<String> reasons = new ArrayList<>(now.changesSince(before));
    reasons.addAll(Leadership.objectionsTo(now));
    return reasons;
  }

  private static String givenUp(List<Twin> jammed) {
    return "recovery from any older backup to a time after the beginning of "
        + jammed.getFirst().segment()
        + "; without a target time it ends there without an error";
  }

  private static List<String> names(List<Twin> segments) {
    return segments.stream().map(Twin::segment).toList();
  }
}
