package dev.firedrill.activities.reach.kafka;

import java.util.List;

/**
 * The quorum of controllers, as its leader describes it.
 *
 * @param leader its node id; -1 for none
 * @param observers the nodes that follow it without a vote
 */
public record Controllers(int leader, List<Voter> voters, List<Voter> observers) {

  /**
   * A voter.
   *
   * @param caughtUp when, by the leader's clock, it last had all that the leader had, in
   *     milliseconds since 1970; -1 when the leader does not know
   * @param directoryId of the directory that its log of the metadata is in
   * @param endpoints where others reach it, each as {@code CONTROLLER://host:port}; of a voter only
   */
  public record Voter(int id, long caughtUp, String directoryId, List<String> endpoints) {

    public Voter {
      endpoints = List.copyOf(endpoints);
    }
  }

  public Controllers {
    voters = List.copyOf(voters);
    observers = List.copyOf(observers);
  }

  /** Whether this node votes by this directory. */
  public boolean votes(int node, String directoryId) {
    return voters.stream()
        .anyMatch(each -> each.id() == node && each.directoryId().equals(directoryId));
  }
}
