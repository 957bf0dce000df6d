package dev.firedrill.workflows.kafka;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.List;

/**
 * One partition as the cluster has it.
 *
 * @param trouble why nothing is known of it; empty when it is
 * @param leader the node that leads; -1 for none
 * @param replicas the nodes that hold a copy, in the order in which Kafka tries them
 * @param inSync those of them whose copy is in sync (ISR)
 * @param eligible those that were and have everything that was acknowledged (ELR, KIP-966); where
 *     there are none, those that Kafka remembers as the last of them
 * @param minInSync the topic's min.insync.replicas
 * @param unusable while nobody leads, the nodes that are up with their copy in no log directory
 *     that works, so that Kafka would not elect them; none in what runs before 2026-12 saw
 */
public record PartitionView(
    PartitionName name,
    String trouble,
    int leader,
    List<Integer> replicas,
    List<Integer> inSync,
    List<Integer> eligible,
    int minInSync,
    List<Integer> unusable)
    implements Facts {

  @SuppressWarnings("NullAway") // older runs did not ask who is unusable
  public PartitionView {
    requireNonNull(name, "name");
    requireNonNull(trouble, "trouble");
    replicas = List.copyOf(replicas);
    inSync = List.copyOf(inSync);
    eligible = List.copyOf(eligible);
    unusable = List.copyOf(requireNonNullElse(unusable, List.of()));
  }

  /** One whose copies are all in log directories that work. */
  public PartitionView(
      PartitionName name,
      String trouble,
      int leader,
      List<Integer> replicas,
      List<Integer> inSync,
      List<Integer> eligible,
      int minInSync) {
    this(name, trouble, leader, replicas, inSync, eligible, minInSync, List.of());
  }

  /** A partition of which nothing is known, and why. */
  public static PartitionView unknown(PartitionName name, String trouble) {
    return new PartitionView(name, trouble, -1, List.of(), List.of(), List.of(), 0);
  }

  boolean hasLeader() {
    return leader >= 0;
  }

  /** Whether this node's copy was in sync last, as far as the cluster knows. */
  boolean wasInSync(int node) {
    return inSync.contains(node) || eligible.contains(node);
  }

  /** Whether the cluster knows of nobody that the copy was in sync. */
  boolean remembersNobody() {
    return inSync.isEmpty() && eligible.isEmpty();
  }

  /** Whether a producer with acks=all is served. */
  public boolean takesWrites() {
    return hasLeader() && inSync.size() >= minInSync;
  }

  @Override
  public Table asTable() {
    return trouble.isEmpty()
        ? new Table(
            List.of("partition", "led by", "copies on", "in sync", "eligible"),
            List.of(
                List.of(
                    name.toString(),
                    hasLeader() ? "node " + leader : "nobody",
                    replicas.toString(),
                    inSync.toString(),
                    eligible.toString())))
        : new Table(List.of("partition", "seen"), List.of(List.of(name.toString(), trouble)));
  }
}
