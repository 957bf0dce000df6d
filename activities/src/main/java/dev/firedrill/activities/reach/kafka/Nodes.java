package dev.firedrill.activities.reach.kafka;

import java.util.List;

/**
 * The brokers that are registered.
 *
 * @param fenced those of them that the cluster does not count in
 */
public record Nodes(String clusterId, List<Integer> up, List<Integer> fenced) {

  public Nodes {
    up = List.copyOf(up);
    fenced = List.copyOf(fenced);
  }
}
