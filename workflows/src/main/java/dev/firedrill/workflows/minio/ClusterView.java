package dev.firedrill.workflows.minio;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A MinIO cluster at one moment: its nodes and drives, and what clients get.
 *
 * @param unhealed what the heal of this run could not make whole; null before it, and in histories
 *     of when it was not asked
 */
public record ClusterView(List<NodeView> nodes, ServiceView service, @Nullable Unhealed unhealed)
    implements Facts {

  public ClusterView {
    nodes = List.copyOf(nodes);
    requireNonNull(service, "service");
  }

  /** A cluster that this run has not healed. */
  public ClusterView(List<NodeView> nodes, ServiceView service) {
    this(nodes, service, null);
  }

  /** The same, after a heal of this run that left these. */
  public ClusterView leaving(@Nullable Unhealed objects) {
    return new ClusterView(nodes, service, objects);
  }

  /** All drives of all nodes. */
  List<DriveView> drives() {
    return nodes.stream().flatMap(node -> node.drives().stream()).toList();
  }

  @Override
  public Table asTable() {
    List<List<String>> rows = new ArrayList<>();
    for (NodeView node : nodes) {
      rows.add(List.of(node.name(), node.lives() ? "lives" : node.trouble()));
      if (!node.hostTrouble().isEmpty()) {
        rows.add(List.of("host of " + node.name(), node.hostTrouble()));
      }
      node.drives().forEach(each -> rows.add(List.of(each.place().toString(), each.inWords())));
    }
    rows.add(List.of("health", String.valueOf(service.health())));
    rows.add(List.of("canary", service.canaryInWords()));
    return new Table(List.of("what", "seen"), rows);
  }
}
