package dev.firedrill.activities.vault;

import dev.firedrill.activities.effects.Effect;
import dev.firedrill.activities.reach.Doing;
import dev.firedrill.activities.reach.Patience;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.Unreachable.Why;
import dev.firedrill.activities.reach.http.Answer;
import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.activities.secrets.Secrets;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.vault.Attempt;
import dev.firedrill.workflows.vault.ClusterView;
import dev.firedrill.workflows.vault.NodeView;
import dev.firedrill.workflows.vault.VaultActivities;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Does what the Vault runbook says; what holders enter does not come this way. */
@Component
final class VaultHands implements VaultActivities {

  /** The last share is sent after its holder was counted: it needs its time. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(8);

  private static final Duration SETTLED = Duration.ofSeconds(30);

  private final VaultClusters clusters;
  private final ClusterLook look;
  private final NodeRest rest;

  VaultHands(VaultClusters clusters, HttpReach http, Secrets secrets) {
    this.clusters = clusters;
    this.look = new ClusterLook(http, secrets);
    this.rest = new NodeRest(http);
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    return look.observe(clusters.settings(cluster));
  }

  @Override
  public ClusterView observeAfterShares(TargetName cluster) {
    VaultSettings settings = clusters.settings(cluster);
    long began = System.nanoTime();
    Doing.it(() ->
        Patience.isSo(
            SETTLED, () -> isSettled(settings, Duration.ofNanos(System.nanoTime() - began))));
    return look.observe(settings);
  }

  /**
   * Whether all are unsealed, or Vault has ended an attempt, as it does when the shares don't fit.
   */
  private boolean isSettled(VaultSettings settings, Duration waited) {
    List<NodeView> waiting =
        settings.nodes().stream().map(rest::look).filter(NodeView::waitsForShares).toList();
    boolean over = waiting.stream().anyMatch(node -> node.attempt().isEmpty());
    return waiting.isEmpty() || (over && waited.compareTo(ON_ITS_WAY) > 0);
  }

  @Override
  public void clear(TargetName cluster, List<Attempt> attempts) {
    List<VaultSettings.Node> nodes = clusters.settings(cluster).nodes();
    Doing.it(() -> {
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
      if (!others.isEmpty()) {
        throw new NotPossible("somebody has begun to enter shares since: " + others);
      }
    });
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
