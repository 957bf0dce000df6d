package dev.firedrill.activities.patroni;

import dev.firedrill.activities.reach.Doing;
import dev.firedrill.activities.reach.Patience;
import dev.firedrill.workflows.patroni.ClusterView;
import dev.firedrill.workflows.procedure.NotPossible;
import java.time.Duration;
import java.util.Optional;

/**
 * One order to switch over, good for one leader on one timeline: once the timeline has moved it is
 * never given again. Patroni's answer is never the proof; what is seen afterwards is.
 */
final class SwitchoverOrder {

  private static final Duration PATIENCE = Duration.ofSeconds(50);

  private final MemberRest rest;
  private final ClusterLook look;
  private final PatroniSettings cluster;
  private final String leader;
  private final String candidate;
  private final int timeline;

  SwitchoverOrder(
      MemberRest rest,
      ClusterLook look,
      PatroniSettings cluster,
      String leader,
      String candidate,
      int timeline) {
    this.rest = rest;
    this.look = look;
    this.cluster = cluster;
    this.leader = leader;
    this.candidate = candidate;
    this.timeline = timeline;
  }

  void carryOut() {
    ClusterView before = look.observe(cluster);
    if (isDone(before)) {
      return;
    }
    if (!before.pending().isEmpty() && !before.pending().equals(candidate)) {
      throw new NotPossible(
          "an order for " + before.pending() + " is pending: nothing was ordered");
    }
    if (before.pending().isEmpty() && !isAsApproved(before)) {
      throw new NotPossible(now(before) + ": nothing was ordered");
    }
    String answer = before.pending().isEmpty() ? order() : "an order was pending";
    Doing.it(() -> awaitTaken(answer));
  }

  private String order() {
    return Said.to(() -> rest.switchOver(cluster.member(leader), leader, candidate));
  }

  private void awaitTaken(String answer) throws Exception {
    ClusterView now =
        Patience.until(PATIENCE, this::decided)
            .orElseThrow(() -> new IllegalStateException("still pending; Patroni said: " + answer));
    if (isDone(now)) {
      return;
    }
    String dropped = "Patroni dropped the order, and " + now(now) + "; it said: " + answer;
    if (answer.startsWith("503")) {
      throw new NotPossible(dropped + ". Nothing was changed");
    }
    throw new IllegalStateException(dropped);
  }

  /** The cluster, once the order is seen to be carried out or dropped. */
  private Optional<ClusterView> decided() {
    return look.glance(cluster).filter(now -> isDone(now) || isDropped(now));
  }

  private boolean isDropped(ClusterView now) {
    return now.pending().isEmpty() && isAsApproved(now);
  }

  private boolean isAsApproved(ClusterView now) {
    return now.leader().equals(leader) && now.timeline() == timeline;
  }

  private boolean isDone(ClusterView now) {
    return now.leader().equals(candidate);
  }

  private static String now(ClusterView now) {
    String holder = now.leader().isEmpty() ? "nobody" : now.leader();
    return holder + " leads on timeline " + now.timeline();
  }
}
