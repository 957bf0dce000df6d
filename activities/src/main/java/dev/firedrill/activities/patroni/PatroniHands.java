package dev.firedrill.activities.patroni;

import dev.firedrill.activities.effects.Effect;
import dev.firedrill.activities.inventory.SystemSettings;
import dev.firedrill.activities.inventory.Targets;
import dev.firedrill.activities.reach.Doing;
import dev.firedrill.activities.reach.Patience;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.http.Answer;
import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.activities.reach.ssh.Shells;
import dev.firedrill.workflows.patroni.ClusterView;
import dev.firedrill.workflows.patroni.HostView;
import dev.firedrill.workflows.patroni.Loss;
import dev.firedrill.workflows.patroni.MemberView;
import dev.firedrill.workflows.patroni.PatroniActivities;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.TargetName;
import io.temporal.activity.Activity;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Does what the Patroni runbooks say: each change looks first whether it is already so. */
@Component
final class PatroniHands implements PatroniActivities {

  private static final Duration QUIT_PATIENCE = Duration.ofSeconds(6);

  private final Targets targets;
  private final Shells shells;
  private final MemberRest rest;
  private final ClusterLook look;
  private final SystemSettings<PatroniSettings> clusters;

  PatroniHands(Targets targets, Shells shells, HttpReach http, PatroniReader reader) {
    this.targets = targets;
    this.shells = shells;
    this.rest = new MemberRest(http);
    this.look = new ClusterLook(rest, new Etcd(http));
    this.clusters = new SystemSettings<>(targets, reader, "Patroni cluster");
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    return look.observe(clusters.of(cluster));
  }

  @Override
  public HostView lookAtHost(TargetName cluster, String member) {
    MemberSettings settings = clusters.of(cluster).member(member);
    boolean canPowerOff = settings.powerOff().isPresent();
    MemberHost host = host(cluster, settings);
    try {
      host.requireRealPath();
      return new HostView(
          member,
          "",
          host.owner(),
          host.processes(),
          canPowerOff,
          host.generation(),
          host.waitsFor());
    } catch (Unreachable e) {
      if (e.isOnOurSide()) {
        throw new NotPossible(String.valueOf(e.getMessage()), e); // no reason to take it for dead
      }
      return HostView.lost(member, String.valueOf(e.getMessage()), canPowerOff);
    }
  }

  @Override
  public void fence(TargetName cluster, String member) {
    MemberHost host = host(cluster, clusters.of(cluster).member(member));
    if (look.observe(clusters.of(cluster)).leader().equals(member)) {
      throw new NotPossible(member + " holds the leader key by now: a leader is not fenced");
    }
    Doing.it(() -> {
      host.requireRealPath();
      if (!host.isFenced()) {
        Effect.requireStillMine();
        host.fence();
      }
      endWhatRuns(host);
      if (!host.isFenced()) {
        throw new IllegalStateException("the data directory is not root's: somebody took it back");
      }
    });
  }

  private static void endWhatRuns(MemberHost host) throws Exception {
    if (host.processes().isEmpty()) {
      return;
    }
    Effect.requireStillMine();
    host.quitPostmaster();
    if (isEmptySoon(host)) {
      return;
    }
    Effect.requireStillMine();
    host.killAll();
    if (!isEmptySoon(host)) {
      throw new IllegalStateException(
          "processes still work in the data directory: " + host.processes());
    }
  }

  private static boolean isEmptySoon(MemberHost host) throws Exception {
    return Patience.isSo(QUIT_PATIENCE, () -> host.processes().isEmpty());
  }

  @Override
  public void powerOff(TargetName cluster, String member) {
    MemberSettings settings = clusters.of(cluster).member(member);
    MemberSettings.PowerOff off =
        settings
            .powerOff()
            .orElseThrow(() -> new NotPossible("no power-off command is declared for " + member));
    Doing.it(() -> host(cluster, settings).runElsewhere(off.ssh(), off.command()));
  }

  @Override
  public void failOver(TargetName cluster, String candidate) {
    new FailoverOrder(rest, look, clusters.of(cluster), candidate).carryOut();
  }

  @Override
  public void failOverLosing(TargetName cluster, Loss accepted) {
    new FailoverOrder(rest, look, clusters.of(cluster), accepted).carryOut();
  }

  @Override
  public void switchOver(TargetName cluster, String leader, String candidate, int timeline) {
    new SwitchoverOrder(rest, look, clusters.of(cluster), leader, candidate, timeline).carryOut();
  }

  @Override
  public void leaveMaintenanceMode(TargetName cluster) {
    PatroniSettings settings = clusters.of(cluster);
    ClusterView now = look.observe(settings);
    if (!now.paused()) {
      return;
    }
    MemberView one =
        now.answering().stream()
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no member answers"));
    Doing.it(() -> {
      Effect.requireStillMine();
      Answer answer = rest.endPause(settings.member(one.name()));
      if (look.observe(settings).paused()) {
        throw new IllegalStateException("still paused; Patroni answered " + answer.status());
      }
    });
  }

  @Override
  public void preserve(TargetName cluster, String member) {
    MemberSettings settings = clusters.of(cluster).member(member);
    MemberHost host = host(cluster, settings);
    Path copy = settings.preserved(run());
    Doing.it(() -> {
      if (host.exists(copy)) {
        return;
      }
      if (!host.isFenced()) {
        throw new NotPossible(member + " is not fenced: a copy now would be of no single moment");
      }
      Effect.requireStillMine();
      host.copyTo(copy);
    });
  }

  @Override
  public void bringBack(TargetName cluster, String member) {
    Doing.it(() -> comeback(cluster, member).rewinding());
  }

  @Override
  public void rebuild(TargetName cluster, String member) {
    Doing.it(() -> comeback(cluster, member).rebuilding());
  }

  @Override
  public void reinitialize(TargetName cluster, String member, String generation) {
    PatroniSettings settings = clusters.of(cluster);
    MemberSettings replica = settings.member(member);
    MemberHost host = host(cluster, replica);
    Doing.it(() ->
        new RebuildOrder(
                rest, look, settings, replica, now -> !host.generation().equals(generation))
            .carryOut());
  }

  private Comeback comeback(TargetName cluster, String member) {
    PatroniSettings settings = clusters.of(cluster);
    MemberSettings old = settings.member(member);
    return new Comeback(rest, look, settings, old, host(cluster, old), old.preserved(run()));
  }

  private MemberHost host(TargetName cluster, MemberSettings member) {
    return new MemberHost(shells.with(targets.require(cluster).ssh()), member);
  }

  private static String run() {
    return Activity.getExecutionContext().getInfo().getWorkflowId();
  }
}
