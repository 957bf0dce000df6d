package dev.firedrill.workflows.vault;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A Vault cluster at one moment: each node by its own word, never by another's.
 *
 * @param keyServer why the server of an auto-unseal does not answer; empty when it does, or when
 *     the target's file names none
 */
public record ClusterView(List<NodeView> nodes, String keyServer, ServiceView service)
    implements Facts {

  public ClusterView {
    nodes = List.copyOf(nodes);
    requireNonNull(keyServer, "keyServer");
    requireNonNull(service, "service");
  }

  /** The node of this name. */
  Optional<NodeView> node(String name) {
    return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
  }

  /** The nodes that are sealed. */
  public List<NodeView> sealed() {
    return nodes.stream().filter(NodeView::waitsForShares).toList();
  }

  /** What was entered on sealed nodes and has not unsealed them. */
  public List<Attempt> attempts() {
    return nodes.stream().map(NodeView::attempt).flatMap(Optional::stream).toList();
  }

  /** The same cluster, with each node as this has it. */
  public ClusterView with(UnaryOperator<NodeView> each) {
    return new ClusterView(nodes.stream().map(each).toList(), keyServer, service);
  }

  /** The node that leads, by its own word. */
  Optional<NodeView> active() {
    return nodes.stream().filter(NodeView::isActive).findFirst();
  }

  /** How many nodes say that they lead; one that hung may do so for a moment beside the next. */
  long leaders() {
    return nodes.stream().filter(NodeView::isActive).count();
  }

  /** Why nothing can be read from the cluster; empty means that one node leads. */
  public List<String> objectionsToActive() {
    long leading = leaders();
    if (leading == 1) {
      return List.of();
    }
    return List.of(
        leading == 0 ? "no node is active" : leading + " nodes say that they are active");
  }

  @Override
  public Table asTable() {
    List<List<String>> rows =
        nodes.stream()
            .map(node ->
                List.of(
                    node.name(),
                    node.answers() ? node.state() : node.trouble(),
                    node.answers() ? String.valueOf(node.health()) : "–",
                    node.answers() ? node.sealType() : "–",
                    node.attempt().map(Attempt::progress).orElse(0) + " of " + node.threshold()))
            .toList();
    return new Table(List.of("node", "state", "health", "seal", "shares entered"), rows);
  }
}
