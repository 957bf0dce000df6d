package dev.firedrill.workflows.vault;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.backup.Figures;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A cluster's scratch place, and the node that runs there, by its own word.
 *
 * @param place where it listens
 * @param recoveryTime how soon the cluster has to work again, in seconds, as its target's file says
 */
public record ScratchNode(String place, NodeView node, long recoveryTime) implements Opened {

  public ScratchNode {
    requireNonNull(place, "place");
    requireNonNull(node, "node");
  }

  /** The same place, with its node as this has it. */
  public ScratchNode with(UnaryOperator<NodeView> each) {
    return new ScratchNode(place, each.apply(node), recoveryTime);
  }

  /** Why nothing may be started there; empty means that nothing runs there. */
  public List<String> objectionsToFree() {
    return node.answers()
        ? List.of("something answers at %s: it is %s".formatted(place, node.state()))
        : List.of();
  }

  /**
   * Every reason to doubt that the node holds this snapshot: one that does has sealed itself, since
   * its own key opens nothing any more, and waits for the shares of the cluster.
   *
   * @param seconds that it took
   */
  public List<String> objectionsToRestored(Seal seal, long seconds) {
    if (!node.answers()) {
      return List.of("the node at " + place + " does not answer: " + node.trouble());
    }
    List<String> objections = new ArrayList<>();
    if (!node.waitsForShares()) {
      objections.add("the node did not take the snapshot: it is " + node.state());
    } else if (node.threshold() != seal.threshold() || node.shares() != seal.shares()) {
      objections.add(
          "the node waits for %d of %d shares: the snapshot is opened by %s"
              .formatted(node.threshold(), node.shares(), seal.inWords()));
    }
    if (seconds > recoveryTime) {
      objections.add(
          "the restore took %s: the recovery time is %s"
              .formatted(Figures.time(seconds), Figures.time(recoveryTime)));
    }
    return objections;
  }

  @Override
  public List<NodeView> nodes() {
    return List.of(node);
  }

  @Override
  public List<String> objectionsToShares() {
    if (!node.wantsAnotherRound()) {
      return List.of();
    }
    return List.of(
        node.answers()
            ? "the node is still sealed, with %d of %d shares"
                .formatted(node.progress(), node.threshold())
            : "the node at " + place + " does not answer: " + node.trouble());
  }

  @Override
  public Table asTable() {
    return new Table(
        List.of("scratch place", "node", "opened by"),
        List.of(
            List.of(
                place,
                node.answers() ? node.state() : "none",
                node.answers() ? node.threshold() + " of " + node.shares() + " shares" : "–")));
  }
}
