package dev.firedrill.activities.patroni;

import dev.firedrill.activities.reach.Patience;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.http.Answer;
import dev.firedrill.activities.reach.http.Garbled;
import dev.firedrill.workflows.patroni.ClusterView;
import dev.firedrill.workflows.procedure.NotPossible;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One order to fail over, given at most once at a time: an order that is pending, or already
 * carried out, is waited for and not given again. Patroni's answer is never the proof.
 */
final class FailoverOrder {

  /** Patroni refused before it wrote anything (seen: 400 and 412, POST /failover, 3.0.2). */
  private static final List<Integer> REFUSED = List.of(400, 412);

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final MemberRest rest;
  private final ClusterLook look;
  private final PatroniSettings cluster;
  private final String candidate;

  FailoverOrder(MemberRest rest, ClusterLook look, PatroniSettings cluster, String candidate) {
    this.rest = rest;
    this.look = look;
    this.cluster = cluster;
    this.candidate = candidate;
  }

  void carryOut() {
    ClusterView before = look.observe(cluster);
    if (isDone(before)) {
      return;
    }
    if (!before.leader().isEmpty()) {
      throw new NotPossible(before.leader() + " leads by now: nothing was ordered");
    }
    String answer = before.pending().isEmpty() ? order() : "an order was pending";
    Doing.it(() -> awaitTaken(answer));
  }

  private String order() {
    try {
      Answer answer = rest.failOver(cluster.member(candidate), candidate);
      String said = answer.status() + " " + answer.body().strip();
      if (REFUSED.contains(answer.status())) {
        throw new NotPossible("Patroni refused: " + said);
      }
      return said;
    } catch (Garbled e) {
      return String.valueOf(e.getMessage());
    } catch (Unreachable e) {
      if (!e.mayHaveActed()) {
        throw new IllegalStateException(e.getMessage(), e);
      }
      return String.valueOf(e.getMessage());
    }
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
