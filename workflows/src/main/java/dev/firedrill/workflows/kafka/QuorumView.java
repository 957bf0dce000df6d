package dev.firedrill.workflows.kafka;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Optional;

/**
 * The quorum of controllers as its own leader describes it (Kafka AdminClient,
 * describeMetadataQuorum). Who describeCluster calls the controller is not its leader: it names a
 * broker by chance.
 *
 * @param trouble why it does not answer; empty when it does
 * @param leader the node that leads it; -1 for none
 * @param observers the nodes that follow without a vote; those that are no controllers, too
 */
public record QuorumView(String trouble, int leader, List<Voter> voters, List<Voter> observers) {

  /** A voter that fetched later than this before the leader is not caught up. */
  static final long CAUGHT_UP_MILLIS = 2000;

  /**
   * One voter, or one that only follows. Its directory belongs to its identity: a node whose disk
   * was formatted again is another one to the quorum.
   *
   * @param behindMillis how long before the leader's time it had all that the leader had; -1 when
   *     the leader does not know
   * @param directoryId of the directory with its log of the metadata; "" when not known, as in what
   *     runs before 2026-11-21 saw
   * @param endpoints where other controllers reach it, each as {@code CONTROLLER://host:port}
   */
  public record Voter(int id, long behindMillis, String directoryId, List<String> endpoints) {

    /** One of which nobody needs to know where it is reached. */
    public Voter(int id, long behindMillis, String directoryId) {
      this(id, behindMillis, directoryId, List.of());
    }

    /** One whose directory is not known. */
    public Voter(int id, long behindMillis) {
      this(id, behindMillis, "");
    }

    @SuppressWarnings("NullAway") // what older runs saw has neither directory nor endpoints
    public Voter {
      directoryId = requireNonNullElse(directoryId, "");
      endpoints = List.copyOf(requireNonNullElse(endpoints, List.of()));
    }

    boolean isCaughtUp() {
      return behindMillis >= 0 && behindMillis < CAUGHT_UP_MILLIS;
    }
  }

  @SuppressWarnings("NullAway") // what older runs saw has no observers
  public QuorumView {
    requireNonNull(trouble, "trouble");
    voters = List.copyOf(voters);
    observers = List.copyOf(requireNonNullElse(observers, List.of()));
  }

  /** A quorum that nobody follows without a vote. */
  public QuorumView(String trouble, int leader, List<Voter> voters) {
    this(trouble, leader, voters, List.of());
  }

  /** A quorum that does not answer, and why. */
  public static QuorumView silent(String trouble) {
    return new QuorumView(trouble, -1, List.of());
  }

  /** Whether it answered, with somebody leading it. */
  public boolean answers() {
    return trouble.isEmpty() && leader >= 0;
  }

  Optional<Voter> voter(int id) {
    return voters.stream().filter(voter -> voter.id() == id).findFirst();
  }

  /** How many voters but this node have caught up. */
  long caughtUpBut(int id) {
    return voters.stream().filter(voter -> voter.id() != id && voter.isCaughtUp()).count();
  }

  /**
   * Every reason to doubt that a majority is behind what it says; empty means that it is. A leader
   * that was just cut off from the others goes on answering for a moment.
   */
  public List<String> objections() {
    if (!answers()) {
      return List.of("the quorum does not answer: " + trouble);
    }
    long caughtUp = voters.stream().filter(Voter::isCaughtUp).count();
    return caughtUp < majority()
        ? List.of(
            "only %d of %d controllers have caught up with their leader: %d are needed"
                .formatted(caughtUp, voters.size(), majority()))
        : List.of();
  }

  /** How many voters have to agree. */
  int majority() {
    return voters.size() / 2 + 1;
  }
}
