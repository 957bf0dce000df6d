package dev.firedrill.activities.reach.kafka;

import java.util.List;

/**
 * A partition and who holds copies of it.
 *
 * @param leader the node that leads it; -1 for none
 * @param eligible the nodes that are not in sync any more and have all that was acknowledged (ELR);
 *     where nobody is either, those that are remembered as the last of them
 */
public record Partition(
    String topic,
    int number,
    int leader,
    List<Integer> replicas,
    List<Integer> inSync,
    List<Integer> eligible) {

  public Partition {
    replicas = List.copyOf(replicas);
    inSync = List.copyOf(inSync);
    eligible = List.copyOf(eligible);
  }

  @Override
  public String toString() {
    return topic + "-" + number;
  }
}
