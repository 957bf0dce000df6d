package dev.firedrill.activities.patroni;

import dev.firedrill.activities.reach.Doing;
import dev.firedrill.activities.reach.Patience;
import dev.firedrill.workflows.patroni.ClusterView;
import dev.firedrill.workflows.patroni.LastResort;
import dev.firedrill.workflows.patroni.Loss;
import dev.firedrill.workflows.patroni.Promotion;
import dev.firedrill.workflows.procedure.NotPossible;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One order to fail over, given at most once at a time: an order that is pending, or already
 * carried out, is waited for and not given again. Patroni's answer is never the proof.
 */
final class FailoverOrder {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final MemberRest rest;
  private final ClusterLook look;
  private final PatroniSettings cluster;
  private final String candidate;
  private final Function<ClusterView, List<String>> objections;

  /** An order by which nothing acknowledged is lost. */
  FailoverOrder(MemberRest rest, ClusterLook look, PatroniSettings cluster, String candidate) {
    this(rest, look, cluster, candidate, now -> new Promotion(now, candidate).objections());
  }

  /** An order by which no more than this is lost. */
  FailoverOrder(MemberRest rest, ClusterLook look, PatroniSettings cluster, Loss accepted) {
    this(
        rest,
        look,
        cluster,
        accepted.candidate(),
        now -> new LastResort(now, accepted.candidate()).objectionsSince(accepted));
  }

  private FailoverOrder(
      MemberRest rest,
      ClusterLook look,
      PatroniSettings cluster,
      String candidate,
      Function<ClusterView, List<String>> objections) {
    this.rest = rest;
    this.look = look;
    this.cluster = cluster;
    this.candidate = candidate;
    this.objections = objections;
  }

  void carryOut() {
    ClusterView before = look.observe(cluster);
    if (isDone(before)) {
      return;
    }
    if (!before.leader().isEmpty()) {
      throw new NotPossible(before.leader() + " leads by now: nothing was ordered");
    }
    String answer = before.pending().isEmpty() ? orderIfSafe(before) : "an order was pending";
    Doing.it(() -> awaitTaken(answer));
  }

  /** However long the run has waited: what it was approved on is asked again, last. */
  private String orderIfSafe(ClusterView before) {
    List<String> reasons = objections.apply(before);
    if (!reasons.isEmpty()) {
      throw new NotPossible(String.join("\n", reasons));
    }
    return order();
  }

  private String order() {
    return Said.to(() -> rest.failOver(cluster.member(candidate), candidate));
  }

  private void awaitTaken(String answer) throws Exception {
    ClusterView now =
        Patience.until(PATIENCE, this::decided)
            .orElseThrow(() -> new IllegalStateException("still pending; Patroni said: " + answer));
    if (!isDone(now)) {
      throw new IllegalStateException("Patroni dropped the order; it said: " + answer);
    }
  }

  /** The cluster, once the order is seen to be carried out or dropped. */
  private Optional<ClusterView> decided() {
    return look.glance(cluster).filter(now -> isDone(now) || isDropped(now));
  }

  private static boolean isDropped(ClusterView now) {
    return now.pending().isEmpty() && now.leader().isEmpty();
  }

  private boolean isDone(ClusterView now) {
    return now.leader().equals(candidate);
  }
}
