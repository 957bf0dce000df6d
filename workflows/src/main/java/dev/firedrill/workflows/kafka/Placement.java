package dev.firedrill.workflows.kafka;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * The partitions that lie on the same brokers in the same state, counted: a large cluster has few
 * of these and many partitions.
 *
 * @param replicas the nodes that hold a copy, the preferred leader first
 * @param inSync those of them whose copy is in sync
 * @param leader the node that leads; -1 for none
 * @param minInSync the topic's min.insync.replicas, 0 where every copy is in sync
 * @param partitions how many they are
 * @param example one of them, such as {@code orders-1}
 */
public record Placement(
    List<Integer> replicas,
    List<Integer> inSync,
    int leader,
    int minInSync,
    int partitions,
    String example) {

  public Placement {
    replicas = List.copyOf(replicas);
    inSync = List.copyOf(inSync);
    requireNonNull(example, "example");
    if (replicas.isEmpty() || partitions < 1) {
      throw new IllegalArgumentException("a placement is of one partition at least");
    }
  }

  /** The nodes whose copy is not in sync. */
  List<Integer> lacking() {
    List<Integer> lacking = new ArrayList<>(replicas);
    lacking.removeAll(inSync);
    return lacking;
  }

  boolean lacks(int id) {
    return lacking().contains(id);
  }

  /** Whether this node should lead it, and does not. */
  boolean missesLeader(int id) {
    return replicas.getFirst() == id && leader != id;
  }

  /** One of the partitions by name, and how many more there are. */
  String inWords() {
    return partitions == 1 ? example : example + " (and " + (partitions - 1) + " more)";
  }

  /** Whether a producer with acks=all is refused. */
  boolean refusesWrites() {
    return leader < 0 || inSync.size() < minInSync;
  }
}
