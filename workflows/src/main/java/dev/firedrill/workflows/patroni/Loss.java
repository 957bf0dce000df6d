package dev.firedrill.workflows.patroni;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a promotion loses, as far as it is known: the WAL between the furthest position that anybody
 * told and the one that the candidate received. What the last leader wrote after its last report to
 * etcd, which it makes once in each {@code loop_wait}, is in no number.
 *
 * @param leader the last leader, on whose disk it is
 * @param synchronous whether the candidate was synchronous by the last state in etcd
 */
public record Loss(String candidate, String leader, Lsn known, Lsn received, boolean synchronous) {

  public Loss {
    requireNonNull(candidate, "candidate");
    requireNonNull(leader, "leader");
    requireNonNull(known, "known");
    requireNonNull(received, "received");
  }

  /** Bytes of WAL that are known of and that the candidate has not received. */
  public long bytes() {
    return known.bytesSince(received);
  }

  /** The loss in words, which end without a full stop. */
  public String inWords() {
    String acknowledged =
        synchronous
            ? "none of them acknowledged if " + candidate + " was synchronous to the end"
            : "acknowledged writes among them";
    return ("%d bytes of WAL that are known of (known is %s, %s received %s), %s, and what %s wrote"
            + " after its last report to etcd, which is in no number")
        .formatted(bytes(), known, candidate, received, acknowledged, leader);
  }

  /** What a person types who accepts it. */
  public String phrase() {
    return "promote %s and lose %d bytes".formatted(candidate, bytes());
  }

  /** What a decision to accept it rests on; without a leader these positions stand still. */
  public List<String> declaredFacts() {
    return List.of("furthest WAL position known: " + known, candidate + " received: " + received);
  }

  /**
   * Why it is more than people accepted; empty means that it is not. Who accepts a loss accepts a
   * smaller one: a candidate that fetched more from the archive meanwhile is promoted all the same.
   * What was known once stays known, though whoever told it may be silent by now.
   */
  List<String> objectionsSince(Loss accepted) {
    Lsn furthest = known.compareTo(accepted.known) >= 0 ? known : accepted.known;
    long now = furthest.bytesSince(received);
    return now <= accepted.bytes()
        ? List.of()
        : List.of(
            "the loss has grown since the question was asked: %d bytes of WAL, not %d"
                .formatted(now, accepted.bytes()));
  }
}
