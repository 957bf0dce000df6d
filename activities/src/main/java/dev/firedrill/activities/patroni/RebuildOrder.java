package dev.firedrill.activities.patroni;

import dev.firedrill.activities.effects.Effect;
import dev.firedrill.activities.reach.Patience;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.http.Answer;
import dev.firedrill.activities.reach.http.Garbled;
import dev.firedrill.workflows.patroni.ClusterView;
import dev.firedrill.workflows.patroni.Rebuild;
import dev.firedrill.workflows.procedure.NotPossible;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One order to replace a member's data directory by a copy of the leader's: given until Patroni has
 * taken it, never to a leader, and not again once the directory is another one.
 */
final class RebuildOrder {

  private static final Duration ANSWER = Duration.ofMinutes(1);
  private static final Duration TAKEN = Duration.ofMinutes(1);
  private static final Duration COPY = Duration.ofHours(4).minusMinutes(5);
  private static final String UNDER_WAY = "reinitialize already in progress";

  /** Whether the member's data directory is already the one that the order brings. */
  interface Replaced {
    boolean in(ClusterView now) throws Exception;
  }

  private final MemberRest rest;
  private final ClusterLook look;
  private final PatroniSettings cluster;
  private final MemberSettings member;
  private final Replaced replaced;
  private String said = "nothing";
  private boolean maybeOrdered;

  RebuildOrder(
      MemberRest rest,
      ClusterLook look,
      PatroniSettings cluster,
      MemberSettings member,
      Replaced replaced) {
    this.rest = rest;
    this.look = look;
    this.cluster = cluster;
    this.member = member;
    this.replaced = replaced;
  }

  /** Returns when the member follows the leader with its new data directory. */
  void carryOut() throws Exception {
    if (!Patience.isSo(ANSWER, () -> rest.look(member).answers())) {
      throw new IllegalStateException("Patroni of " + member.name() + " does not answer");
    }
    if (!Patience.isSo(TAKEN, this::isTaken)) {
      throw new IllegalStateException("Patroni did not take the order; it said: " + said);
    }
    if (!Patience.isSo(COPY, this::isCarriedOut)) {
      throw new IllegalStateException(member.name() + " was rebuilt and does not follow");
    }
  }

  /** What may be destroyed is looked at last, right before the order. */
  private boolean isTaken() throws Exception {
    if (!maybeOrdered) {
      return isOrdered(look.observe(cluster), NotPossible::new);
    }
    // From the first order on, nothing says any more that nothing was done.
    Optional<ClusterView> now = look.glance(cluster);
    return now.isPresent() && isOrdered(now.get(), IllegalStateException::new);
  }

  private boolean isOrdered(ClusterView now, Function<String, RuntimeException> refusal)
      throws Exception {
    if (replaced.in(now)) {
      return true;
    }
    List<String> objections = new Rebuild(now, member.name()).objectionsToOverwriting();
    if (!objections.isEmpty()) {
      throw refusal.apply(String.join("\n", objections));
    }
    Effect.requireStillMine();
    maybeOrdered = true;
    return order();
  }

  /** An answer that was lost is asked for again: a copy that is under way is not begun anew. */
  private boolean order() throws Unreachable {
    try {
      Answer answer = rest.reinitialize(member);
      said = answer.status() + " " + answer.body().strip();
      return answer.succeeded() || answer.body().contains(UNDER_WAY);
    } catch (Garbled e) {
      said = String.valueOf(e.getMessage());
    } catch (Unreachable e) {
      if (!e.mayHaveActed()) {
        throw e;
      }
      said = String.valueOf(e.getMessage());
    }
    return false;
  }

  private boolean isCarriedOut() throws Exception {
    Optional<ClusterView> now = look.glance(cluster);
    return now.isPresent() && now.get().follows(member.name()) && replaced.in(now.get());
  }
}
