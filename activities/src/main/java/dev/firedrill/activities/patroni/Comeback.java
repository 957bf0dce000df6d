package dev.firedrill.activities.patroni;

import dev.firedrill.activities.effects.Effect;
import dev.firedrill.activities.reach.Patience;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.workflows.patroni.ClusterView;
import dev.firedrill.workflows.procedure.NotPossible;
import java.nio.file.Path;
import java.time.Duration;

/** The return of one old leader as a standby: its fence is lifted, and it follows the new one. */
final class Comeback {

  private static final Duration OTHERS = Duration.ofMinutes(1);
  private static final Duration FOLLOWING = Duration.ofMinutes(9);

  private final MemberRest rest;
  private final ClusterLook look;
  private final PatroniSettings cluster;
  private final MemberSettings old;
  private final MemberHost host;
  private final Path preserved;

  /** The return of {@code old}, whose data has to be preserved under this name before. */
  Comeback(
      MemberRest rest,
      ClusterLook look,
      PatroniSettings cluster,
      MemberSettings old,
      MemberHost host,
      Path preserved) {
    this.rest = rest;
    this.look = look;
    this.cluster = cluster;
    this.old = old;
    this.host = host;
    this.preserved = preserved;
  }

  /** Patroni rewinds it onto the new timeline by itself. */
  void rewinding() throws Exception {
    start();
    if (!Patience.isSo(FOLLOWING, () -> look.glance(cluster).filter(this::follows).isPresent())) {
      throw new IllegalStateException(old.name() + " does not follow the leader");
    }
  }

  /** Its data directory is replaced by a copy of the new leader's, unless it follows as it is. */
  void rebuilding() throws Exception {
    start();
    new RebuildOrder(rest, look, cluster, old, this::follows).carryOut();
  }

  private void start() throws Exception {
    awaitOthers();
    liftFence();
    Effect.requireStillMine();
    host.startPatroni();
  }

  /**
   * The old leader comes back last: before Patroni rewinds it, it archives its last segment of the
   * old timeline, and a standby still on that timeline replays it and is stuck for good (seen
   * twice).
   */
  private void awaitOthers() throws Exception {
    if (!Patience.isSo(OTHERS, () -> look.glance(cluster).filter(this::othersFollow).isPresent())) {
      throw new IllegalStateException(
          "another standby is not on the new timeline yet: "
              + old.name()
              + " has to come back last");
    }
  }

  private boolean othersFollow(ClusterView now) {
    return now.answering().stream()
        .filter(member -> !member.name().equals(old.name()))
        .allMatch(member -> member.timeline() == now.timeline());
  }

  private void liftFence() throws Unreachable {
    if (!host.exists(preserved)) {
      throw new NotPossible("its data directory is not preserved yet" + staysFenced());
    }
    if (host.isFenced()) {
      requireSomebodyElseToLead();
      Effect.requireStillMine();
      host.liftFence();
    }
  }

  /** Looked at last: an old leader that starts in maintenance mode comes up as a second primary. */
  private void requireSomebodyElseToLead() {
    ClusterView now = look.observe(cluster);
    if (now.paused()) {
      throw new NotPossible("the cluster is in maintenance mode again" + staysFenced());
    }
    if (now.leader().isEmpty() || now.leader().equals(old.name())) {
      throw new NotPossible("nobody else leads" + staysFenced());
    }
  }

  private String staysFenced() {
    return ": " + old.name() + " stays fenced";
  }

  private boolean follows(ClusterView now) {
    return now.follows(old.name());
  }
}
