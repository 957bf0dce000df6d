package dev.firedrill.workflows.patroni;

import static dev.firedrill.workflows.procedure.Activities.stub;

import dev.firedrill.workflows.backup.BackupActivities;
import dev.firedrill.workflows.haproxy.HaproxyActivities;
import dev.firedrill.workflows.procedure.Decision;
import dev.firedrill.workflows.procedure.Gate;
import dev.firedrill.workflows.procedure.Run;
import dev.firedrill.workflows.procedure.Runbook;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.procedure.Undo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads, top to bottom, as the procedure in {@code runbooks/04-data/patroni-failover.md}. */
@Runbook("patroni-failover")
public final class PatroniFailover implements PatroniFailoverWorkflow {

  private final Run run = Run.open();
  private final PatroniActivities patroni = stub(PatroniActivities.class);
  private final HaproxyActivities traffic = stub(HaproxyActivities.class);
  private final BackupActivities backup = stub(BackupActivities.class);

  @Override
  public FailoverReport failOver(FailoverRequest request) {
    TargetName cluster = request.target();
    ClusterView before = run.look("Look at the cluster", () -> patroni.observe(cluster));
    String oldLeader = before.syncLeader();
    String candidate = request.candidate().isEmpty() ? before.syncStandby() : request.candidate();
    run.check("Check that a failover is safe", new Promotion(before, candidate).objections());
    HostView host =
        run.look("Look at the old leader's host", () -> patroni.lookAtHost(cluster, oldLeader));

    Decision decision = run.approval("Approve the failover", promote(candidate, before, host));
    run.lookAgain(() -> patroni.observe(cluster), now -> stillSafe(before, now, candidate));

    fence(cluster, host);
    if (!host.isReachable()) {
      run.lookAgain(() -> patroni.observe(cluster), now -> stillSafe(before, now, candidate));
    }
    Optional<Undo> held = holdTraffic(cluster);
    run.noWayBack("Promote the standby", () -> patroni.failOver(cluster, candidate));
    ClusterView after =
        run.verify(
            "Verify the outcome",
            Duration.ofMinutes(2),
            () -> patroni.observe(cluster),
            now -> Outcome.objectionsToLeader(before, now, candidate));
    letThrough(held);
    run.change(
        "Leave maintenance mode",
        Undo.none("Patroni decides by itself again; the old leader is fenced"),
        () -> patroni.leaveMaintenanceMode(cluster));

    boolean back = comesBack(cluster, host, before.rewinds());
    run.change(
        "Check the archive",
        Undo.none("a WAL segment was archived"),
        () -> backup.checkArchive(cluster, candidate));
    run.change(
        "Take a new backup",
        Undo.none("a backup was added; none was removed"),
        () -> backup.backUp(cluster, candidate));
    run.verify(
        "Verify the whole cluster",
        Duration.ofMinutes(5),
        () -> patroni.observe(cluster),
        now -> Outcome.objectionsToWhole(now, candidate, back ? "" : oldLeader));
    return new FailoverReport(
        oldLeader, candidate, after.timeline(), decision.person(), back ? "standby" : "fenced");
  }

  private Gate promote(String candidate, ClusterView before, HostView host) {
    return Gate.asking("Promote " + candidate + " in place of " + host.member() + "?")
        .showing(before)
        .willDo(
            List.of(
                "Fence " + host.member() + " " + host.fenceInWords(),
                "Hold client traffic",
                "Promote " + candidate,
                "Let clients through once it is verified",
                "Leave maintenance mode"))
        .losing("0 acknowledged writes: " + candidate + " is synchronous and has everything")
        .restingOn(before.declaredFacts())
        .by("incident-commander")
        .within(Duration.ofMinutes(15));
  }

  private static List<String> stillSafe(ClusterView before, ClusterView now, String candidate) {
    List<String> reasons = new ArrayList<>(now.changesSince(before));
    reasons.addAll(new Promotion(now, candidate).objections());
    return reasons;
  }

  private void fence(TargetName cluster, HostView host) {
    String title = "Fence the old leader";
    Undo stays = Undo.none("the fence of " + host.member() + ": it is not safe to start");
    switch (host.fence()) {
      case OVER_SSH -> run.change(title, stays, () -> patroni.fence(cluster, host.member()));
      case BY_POWER_OFF -> run.change(title, stays, () -> patroni.powerOff(cluster, host.member()));
      case BY_ATTESTATION -> run.approval(title, attest(host));
    }
  }

  private static Gate attest(HostView host) {
    return Gate.asking("Is the host of " + host.member() + " powered off?")
        .showing(host)
        .willDo(List.of("The failover goes on, trusting your word"))
        .losing("every write that " + host.member() + " still takes, if it is not powered off")
        .typing(host.member() + " is powered off")
        .by("incident-commander")
        .within(Duration.ofMinutes(15));
  }

  private Optional<Undo> holdTraffic(TargetName cluster) {
    if (!traffic.isDeclared(cluster)) {
      run.leaveOut("Hold client traffic", "the target declares no traffic switch");
      return Optional.empty();
    }
    Undo letThrough = Undo.by("Let clients through again", () -> traffic.resume(cluster));
    run.change("Hold client traffic", letThrough, () -> traffic.hold(cluster));
    return Optional.of(letThrough);
  }

  private void letThrough(Optional<Undo> held) {
    held.ifPresentOrElse(
        undo -> run.takeBack("Let clients through", undo),
        () -> run.leaveOut("Let clients through", "they were not held"));
  }

  /** Whether the old leader was brought back; a no leaves it fenced and the run goes on. */
  private boolean comesBack(TargetName cluster, HostView host, boolean rewinds) {
    String member = host.member();
    if (!host.isReachable()) {
      String why = "its host could not be reached: " + member + " stays out";
      run.leaveOut("Preserve the old leader's data", why);
      run.leaveOut("Approve bringing the old leader back", why);
      run.leaveOut("Bring the old leader back", why);
      return false;
    }
    run.change(
        "Preserve the old leader's data",
        Undo.none("a copy was made; keep it until the incident is closed"),
        () -> patroni.preserve(cluster, member));
    if (!run.ask("Approve bringing the old leader back", comeback(member, rewinds)).yes()) {
      run.leaveOut("Bring the old leader back", "nobody approved it: " + member + " stays fenced");
      return false;
    }
    run.change(
        "Bring the old leader back",
        Undo.none("the old leader's fence was lifted"),
        () -> {
          if (rewinds) {
            patroni.bringBack(cluster, member);
          } else {
            patroni.rebuild(cluster, member);
          }
        });
    return true;
  }

  private static Gate comeback(String member, boolean rewinds) {
    String how =
        rewinds
            ? "Rewind " + member + " onto the new timeline"
            : "Rebuild " + member + " from the new leader, replacing its data directory";
    return Gate.asking("Bring " + member + " back as a standby?")
        .willDo(List.of("Lift the fence of " + member, how))
        .losing("what only " + member + " has; a copy of it was preserved")
        .by("database-oncall")
        .within(Duration.ofMinutes(15));
  }
}
