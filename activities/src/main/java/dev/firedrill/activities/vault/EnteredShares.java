package dev.firedrill.activities.vault;

import dev.firedrill.activities.effects.Effect;
import dev.firedrill.activities.reach.AllAtOnce;
import dev.firedrill.activities.reach.Doing;
import dev.firedrill.activities.reach.Patience;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.Unreachable.Why;
import dev.firedrill.activities.reach.http.Answer;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.vault.Attempt;
import dev.firedrill.workflows.vault.NodeView;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What holders have entered on some nodes: its effect, and its end. */
final class EnteredShares {

  /** The last share is sent after its holder was counted: it needs its time. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(8);

  private static final Duration SETTLED = Duration.ofSeconds(30);

  private final NodeRest rest;
  private final List<VaultSettings.Node> nodes;

  EnteredShares(NodeRest rest, List<VaultSettings.Node> nodes) {
    this.rest = rest;
    this.nodes = List.copyOf(nodes);
  }

  /** Waits until no node is sealed or silent, or an attempt is over, for at most half a minute. */
  void await() {
    long began = System.nanoTime();
    Doing.it(
        () -> Patience.isSo(SETTLED, () -> isSettled(Duration.ofNanos(System.nanoTime() - began))));
  }

  /**
   * Whether all are unsealed, or Vault has ended an attempt, as it does when the shares don't fit.
   * A node that is silent may come back sealed, with shares entered.
   */
  private boolean isSettled(Duration waited) {
    List<NodeView> seen = AllAtOnce.ask(nodes, rest::look);
    List<NodeView> waiting = seen.stream().filter(NodeView::waitsForShares).toList();
    boolean over = waiting.stream().anyMatch(node -> node.attempt().isEmpty());
    boolean allAnswer = seen.stream().allMatch(NodeView::answers);
    return (waiting.isEmpty() && allAnswer) || (over && waited.compareTo(ON_ITS_WAY) > 0);
  }

  /** Throws these attempts away; one that was begun since is left alone, and is a failure. */
  void clear(List<Attempt> attempts) throws IOException {
    List<String> others = clearOnly(attempts);
    if (!others.isEmpty()) {
      throw new NotPossible("somebody has begun to enter shares since: " + others);
    }
  }

  /** Throws these attempts away, and returns those that it left alone. */
  List<String> clearOnly(List<Attempt> attempts) throws IOException {
    List<String> others = new ArrayList<>();
    for (VaultSettings.Node node : nodes) {
      NodeView seen = rest.look(node);
      requireHeard(seen, attempts);
      Optional<Attempt> now = seen.attempt();
      if (now.isPresent() && isOneOf(attempts, now.get())) {
        reset(node);
      } else if (now.isPresent()) {
        others.add(now.get().toString());
      }
    }
    return others;
  }

  /** A silent node's attempt still stands, for all that is known. */
  private static void requireHeard(NodeView seen, List<Attempt> attempts) throws Unreachable {
    if (!seen.answers() && attempts.stream().anyMatch(each -> each.node().equals(seen.name()))) {
      throw new Unreachable(Why.NO_ANSWER, seen.name() + " does not answer: " + seen.trouble());
    }
  }

  private static boolean isOneOf(List<Attempt> attempts, Attempt now) {
    return attempts.stream()
        .anyMatch(each -> each.node().equals(now.node()) && each.nonce().equals(now.nonce()));
  }

  private void reset(VaultSettings.Node node) throws IOException {
    Effect.requireStillMine();
    Answer answer = rest.reset(node);
    NodeView after = rest.look(node);
    if (!answer.succeeded() || !after.answers() || after.attempt().isPresent()) {
      throw new IllegalStateException(
          "%s answered %d to the reset, and is %s"
              .formatted(
                  node.name(),
                  answer.status(),
                  after.answers() ? "not cleared" : "silent: " + after.trouble()));
    }
  }
}
