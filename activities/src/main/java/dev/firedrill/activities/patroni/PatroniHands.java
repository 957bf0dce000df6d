package dev.firedrill.activities.patroni;

import dev.firedrill.activities.inventory.Target;
import dev.firedrill.activities.inventory.Targets;
import dev.firedrill.activities.reach.Patience;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.http.Answer;
import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.activities.reach.ssh.Shells;
import dev.firedrill.workflows.patroni.ClusterView;
import dev.firedrill.workflows.patroni.HostView;
import dev.firedrill.workflows.patroni.MemberView;
import dev.firedrill.workflows.patroni.PatroniActivities;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.TargetName;
import io.temporal.activity.Activity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Does what the Patroni runbooks say: each change looks first whether it is already so. */
@Component
final class PatroniHands implements PatroniActivities {

  private static final String FENCE_OWNER = "root";

  /** A host that answers and is not let in, or that we cannot ask, is not a lost host. */
  private static final Set<Unreachable.Why> ON_OUR_SIDE =
      EnumSet.of(
          Unreachable.Why.UNKNOWN_HOST_KEY,
          Unreachable.Why.CHANGED_HOST_KEY,
          Unreachable.Why.AUTHENTICATION,
          Unreachable.Why.NOT_SET_UP);

  private static final Duration QUIT_PATIENCE = Duration.ofSeconds(6);
  private static final Duration OTHERS = Duration.ofMinutes(1);
  private static final Duration COMEBACK = Duration.ofMinutes(9);

  private final Targets targets;
  private final Shells shells;
  private final MemberRest rest;
  private final ClusterLook look;
  private final Map<TargetName, PatroniSettings> clusters = new HashMap<>();

  PatroniHands(Targets targets, Shells shells, HttpReach http, PatroniReader reader) {
    this.targets = targets;
    this.shells = shells;
    this.rest = new MemberRest(http);
    this.look = new ClusterLook(rest, new Etcd(http));
    targets.all().stream()
        .filter(target -> target.system().equals(reader.system()))
        .forEach(target -> clusters.put(target.name(), reader.read(target.section())));
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    return look.observe(settings(cluster));
  }

  @Override
  public HostView lookAtHost(TargetName cluster, String member) {
    MemberSettings settings = settings(cluster).member(member);
    boolean canPowerOff = settings.powerOff().isPresent();
    MemberHost host = host(cluster, settings);
    try {
      host.requireRealPath();
      return new HostView(member, "", host.owner(), host.processes(), canPowerOff);
    } catch (Unreachable e) {
      if (ON_OUR_SIDE.contains(e.why())) {
        throw new NotPossible(String.valueOf(e.getMessage()), e); // no reason to take it for dead
      }
      return new HostView(member, String.valueOf(e.getMessage()), "", List.of(), canPowerOff);
    }
  }

  @Override
  public void fence(TargetName cluster, String member) {
    MemberHost host = host(cluster, settings(cluster).member(member));
    Doing.it(() -> {
      host.requireRealPath();
      if (!host.owner().equals(FENCE_OWNER)) {
        host.giveTo(FENCE_OWNER);
      }
      endWhatRuns(host);
      if (!host.owner().equals(FENCE_OWNER)) {
        throw new IllegalStateException("the data directory is not root's: somebody took it back");
      }
    });
  }

  private static void endWhatRuns(MemberHost host) throws Exception {
    if (host.processes().isEmpty()) {
      return;
    }
    host.quitPostmaster();
    if (isEmptySoon(host)) {
      return;
    }
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
    MemberSettings settings = settings(cluster).member(member);
    MemberSettings.PowerOff off =
        settings
            .powerOff()
            .orElseThrow(() -> new NotPossible("no power-off command is declared for " + member));
    Doing.it(() -> host(cluster, settings).runElsewhere(off.ssh(), off.command()));
  }

  @Override
  public void failOver(TargetName cluster, String candidate) {
    new FailoverOrder(rest, look, settings(cluster), candidate).carryOut();
  }

  @Override
  public void leaveMaintenanceMode(TargetName cluster) {
    PatroniSettings settings = settings(cluster);
    ClusterView now = look.observe(settings);
    if (!now.paused()) {
      return;
    }
    MemberView one =
        now.answering().stream()
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no member answers"));
    Doing.it(() -> {
      Answer answer = rest.endPause(settings.member(one.name()));
      if (look.observe(settings).paused()) {
        throw new IllegalStateException("still paused; Patroni answered " + answer.status());
      }
    });
  }

  @Override
  public void preserve(TargetName cluster, String member) {
    MemberSettings settings = settings(cluster).member(member);
    MemberHost host = host(cluster, settings);
    Path copy = settings.preserved(run());
    Doing.it(() -> {
      if (host.exists(copy)) {
        return;
      }
      if (!host.owner().equals(FENCE_OWNER)) {
        throw new NotPossible(member + " is not fenced: a copy now would be of no single moment");
      }
      host.copyTo(copy);
    });
  }

  @Override
  public void bringBack(TargetName cluster, String member) {
    PatroniSettings settings = settings(cluster);
    MemberSettings old = settings.member(member);
    Doing.it(() -> {
      awaitOthers(settings, member);
      liftFence(cluster, old);
      awaitFollowing(settings, old);
    });
  }

  @Override
  public void rebuild(TargetName cluster, String member) {
    PatroniSettings settings = settings(cluster);
    MemberSettings old = settings.member(member);
    Doing.it(() -> {
      awaitOthers(settings, member);
      liftFence(cluster, old);
      if (!follows(look.observe(settings), member)) {
        rest.reinitialize(old); // 503 when one is under way already; what counts is what follows
        awaitFollowing(settings, old);
      }
    });
  }

  private void liftFence(TargetName cluster, MemberSettings member) throws Unreachable {
    MemberHost host = host(cluster, member);
    if (!host.exists(member.preserved(run()))) {
      throw new NotPossible(
          "its data directory is not preserved yet: " + member.name() + " stays fenced");
    }
    if (host.owner().equals(FENCE_OWNER)) {
      host.giveTo(member.owner());
    }
    host.startPatroni();
  }

  /**
   * The old leader comes back last: before Patroni rewinds it, it archives its last segment of the
   * old timeline, and a standby still on that timeline replays it and is stuck for good (seen
   * twice).
   */
  private void awaitOthers(PatroniSettings settings, String last) throws Exception {
    if (!Patience.isSo(
        OTHERS, () -> look.glance(settings).filter(now -> othersFollow(now, last)).isPresent())) {
      throw new IllegalStateException(
          "another standby is not on the new timeline yet: " + last + " has to come back last");
    }
  }

  private static boolean othersFollow(ClusterView now, String last) {
    return now.answering().stream()
        .filter(member -> !member.name().equals(last))
        .allMatch(member -> member.timeline() == now.timeline());
  }

  private void awaitFollowing(PatroniSettings settings, MemberSettings member) throws Exception {
    String name = member.name();
    boolean follows =
        Patience.isSo(
            COMEBACK, () -> look.glance(settings).filter(now -> follows(now, name)).isPresent());
    if (!follows) {
      throw new IllegalStateException(name + " does not follow the leader");
    }
  }

  /**
   * "starting" counts: without writes on the leader, a rewound member stays so until the next one.
   */
  private static boolean follows(ClusterView now, String member) {
    return now.member(member)
        .filter(MemberView::answers)
        .filter(MemberView::inRecovery)
        .filter(view -> view.timeline() == now.timeline() || view.state().equals("starting"))
        .filter(view -> List.of("running", "streaming", "starting").contains(view.state()))
        .isPresent();
  }

  private PatroniSettings settings(TargetName cluster) {
    Target target = targets.require(cluster);
    PatroniSettings settings = clusters.get(target.name());
    if (settings == null) {
      throw new NotPossible("target " + cluster + " is no Patroni cluster but " + target.system());
    }
    return settings;
  }

  private MemberHost host(TargetName cluster, MemberSettings member) {
    return new MemberHost(shells.with(targets.require(cluster).ssh()), member);
  }

  private static String run() {
    return Activity.getExecutionContext().getInfo().getWorkflowId();
  }
}
