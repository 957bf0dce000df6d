package dev.firedrill.workflows.minio;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * One side of a replication: a cluster, and its bucket.
 *
 * @param health the status of {@code /minio/health/cluster}; 0 for no answer
 * @param trouble why the bucket cannot be asked; empty when it can
 * @param versioned whether the bucket keeps versions, as replication needs it
 */
public record SideView(
    String bucket, List<Node> nodes, int health, String trouble, boolean versioned) {

  private static final int OK = 200;

  /**
   * A node.
   *
   * @param trouble why it does not live; empty when it does
   * @param hostTrouble why it could not be started, since its host cannot be reached; empty when it
   *     can, and for a node that lives
   */
  public record Node(String name, String trouble, String hostTrouble) {

    public Node {
      requireNonNull(name, "name");
      requireNonNull(trouble, "trouble");
      requireNonNull(hostTrouble, "hostTrouble");
    }

    boolean lives() {
      return trouble.isEmpty();
    }
  }

  public SideView {
    requireNonNull(bucket, "bucket");
    requireNonNull(trouble, "trouble");
    nodes = List.copyOf(nodes);
  }

  /** The nodes that do not live. */
  List<Node> dead() {
    return nodes.stream().filter(node -> !node.lives()).toList();
  }

  /**
   * Why it does not serve its part; empty when it does.
   *
   * @param side which one it is, for people
   */
  List<String> objections(String side) {
    List<String> objections = new ArrayList<>();
    dead()
        .forEach(node ->
            objections.add("%s's %s does not live: %s".formatted(side, node.name(), node.trouble)));
    if (health != OK) {
      objections.add("%s's health is %d".formatted(side, health));
    }
    if (!trouble.isEmpty()) {
      objections.add("%s's bucket %s: %s".formatted(side, bucket, trouble));
    } else if (!versioned) {
      objections.add(
          "%s's bucket %s keeps no versions: replication needs them".formatted(side, bucket));
    }
    return objections;
  }

  /** What is seen of it, a line for each thing. */
  List<List<String>> rows(String side) {
    List<List<String>> rows = new ArrayList<>();
    for (Node node : nodes) {
      rows.add(List.of(side + " " + node.name(), node.lives() ? "lives" : node.trouble()));
    }
    rows.add(List.of("health of the " + side, String.valueOf(health)));
    rows.add(
        List.of(
            "bucket of the " + side,
            bucket
                + (trouble.isEmpty() ? versioned ? "" : ", keeps no versions" : ": " + trouble)));
    return rows;
  }
}
