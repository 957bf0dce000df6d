package dev.firedrill.workflows.patroni;

import static dev.firedrill.workflows.procedure.Activities.stub;

import dev.firedrill.workflows.backup.BackupActivities;
import dev.firedrill.workflows.haproxy.HaproxyActivities;
import dev.firedrill.workflows.haproxy.TrafficView;
import dev.firedrill.workflows.procedure.Decision;
import dev.firedrill.workflows.procedure.Gate;
import dev.firedrill.workflows.procedure.Run;
import dev.firedrill.workflows.procedure.Runbook;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.procedure.Undo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads, top to bottom, as the procedure in {@code runbooks/04-data/patroni-failover.md}. */
@Runbook("patroni-failover")
public final class PatroniFailover implements PatroniFailoverWorkflow {

  /** Nobody gives writes up alone, whatever policy says. */
  private static final int PEOPLE = 2;

  private final Run run = Run.open();
  private final PatroniActivities patroni = stub(PatroniActivities.class);
  private final HaproxyActivities traffic = stub(HaproxyActivities.class);
  private final BackupActivities backup = stub(BackupActivities.class);

  @Override
  public FailoverReport failOver(FailoverRequest request) {
    TargetName cluster = request.target();
    ClusterView before = run.look("Look at the cluster", () -> patroni.observe(cluster));
    String oldLeader = before.syncLeader();
    Handover handover = handover(before, request.candidate());
    String candidate = handover.candidate();
    run.check("Check that a failover is safe", handover.objections());
    HostView host =
        run.look("Look at the old leader's host", () -> patroni.lookAtHost(cluster, oldLeader));
    Optional<TrafficView> clients = lookAtTraffic(cluster);

    Decision decision = run.approval("Approve the failover", promote(handover, host, clients));
    run.lookAgain(() -> patroni.observe(cluster), handover::reasonsToStop);
    clients.ifPresent(
        seen -> run.lookAgain(() -> traffic.lookAtClients(cluster), now -> now.changesSince(seen)));

    fence(cluster, host, handover);
    if (!host.isReachable()) {
      run.lookAgain(() -> patroni.observe(cluster), handover::reasonsToStop);
    }
    Optional<Undo> held = holdTraffic(cluster, clients);
    run.noWayBack("Promote the standby", () -> order(cluster, handover));
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

    boolean back = comesBack(cluster, candidate, host, before.rewinds());
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
        now -> Outcome.objectionsToWhole(now, candidate, handover.out(back)));
    return handover.report(after, decision.person(), host, back);
  }

  /** At a loss where nobody is left who has everything; a run of before knows no such case. */
  private Handover handover(ClusterView before, String named) {
    return LastResort.hasCome(before) && run.knows("a stated loss")
        ? Handover.lossy(before, named)
        : Handover.lossless(before, named);
  }

  private void order(TargetName cluster, Handover handover) {
    handover
        .loss()
        .ifPresentOrElse(
            accepted -> patroni.failOverLosing(cluster, accepted),
            () -> patroni.failOver(cluster, handover.candidate()));
  }

  /** Empty for a run that began before clients were looked at. */
  private Optional<TrafficView> lookAtTraffic(TargetName cluster) {
    return run.knows("look at client traffic")
        ? Optional.of(run.look("Look at client traffic", () -> traffic.lookAtClients(cluster)))
        : Optional.empty();
  }

  private Gate promote(Handover handover, HostView host, Optional<TrafficView> clients) {
    String candidate = handover.candidate();
    String left = clients.map(TrafficView::whyLeft).orElse("");
    Gate gate =
        Gate.asking("Promote " + candidate + " in place of " + host.member() + "?")
            .showing(handover.before())
            .willDo(
                List.of(
                    "Fence " + host.member() + " " + host.fenceInWords(),
                    left.isEmpty()
                        ? "Hold client traffic"
                        : "Leave client traffic as it is: " + left,
                    "Promote " + candidate,
                    left.isEmpty()
                        ? "Let clients through once it is verified"
                        : "Leave it so once it is verified",
                    "Leave maintenance mode"))
            .losing(nothing(host, candidate))
            .restingOn(handover.declaredFacts())
            .by("incident-commander")
            .within(Duration.ofMinutes(15));
    return handover
        .loss()
        .map(accepted -> giveUp(gate, accepted, handover.stillIn(host)))
        .orElse(gate);
  }

  /** A run of before read no settings. */
  private String nothing(HostView host, String candidate) {
    return run.knows("settings of the old leader")
        ? host.lossInWords(candidate)
        : "0 acknowledged writes: " + candidate + " is synchronous and has everything";
  }

  private static Gate giveUp(Gate gate, Loss loss, String stillIn) {
    return gate.losing(loss.inWords() + "; it will still be in " + stillIn)
        .typing(loss.phrase())
        .by(PEOPLE, "incident-commander");
  }

  private void fence(TargetName cluster, HostView host, Handover handover) {
    String title = "Fence the old leader";
    String only = handover.loss().map(lost -> ", and it has " + lost.inWords()).orElse("");
    Undo stays = Undo.none("the fence of " + host.member() + ": it is not safe to start" + only);
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

  private Optional<Undo> holdTraffic(TargetName cluster, Optional<TrafficView> clients) {
    String left = clients.orElseGet(() -> declared(cluster)).whyLeft();
    if (!left.isEmpty()) {
      run.leaveOut("Hold client traffic", left);
      return Optional.empty();
    }
    Undo letThrough = Undo.by("Let clients through again", () -> traffic.resume(cluster));
    run.change("Hold client traffic", letThrough, () -> traffic.hold(cluster));
    return Optional.of(letThrough);
  }

  private TrafficView declared(TargetName cluster) {
    return traffic.isDeclared(cluster)
        ? new TrafficView("declared", "OPEN")
        : TrafficView.undeclared();
  }

  private void letThrough(Optional<Undo> held) {
    held.ifPresentOrElse(
        undo -> run.takeBack("Let clients through", undo),
        () -> run.leaveOut("Let clients through", "this run did not hold them"));
  }

  /** Whether the old leader was brought back; a no leaves it fenced and the run goes on. */
  private boolean comesBack(TargetName cluster, String leader, HostView host, boolean rewinds) {
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
    if (run.knows("look before the comeback")) {
      run.lookAgain(
          () -> patroni.observe(cluster), now -> Outcome.objectionsToComeback(now, leader));
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
