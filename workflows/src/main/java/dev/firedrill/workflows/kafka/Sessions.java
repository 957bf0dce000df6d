package dev.firedrill.workflows.kafka;

import java.util.List;

/**
 * How long a quorum has been back. Its new leader gives each broker that counted as up a fresh
 * session, and shows the copies as they were before: who died meanwhile reads as up, and in sync,
 * until that is over.
 */
final class Sessions {

  /** A controller looks that often in a session for brokers whose session is over. */
  private static final int LOOKS = 4;

  private final List<String> leftOut;
  private QuorumReturn since;

  /**
   * Counts from here.
   *
   * @param led a look at a quorum that is led, and at the hosts after that
   * @param leftOut brokers that are not expected to be back, by name
   */
  Sessions(QuorumReturn led, List<String> leftOut) {
    this.since = led;
    this.leftOut = List.copyOf(leftOut);
  }

  /** Why what the quorum says of brokers may be from before; empty when it is not. */
  List<String> objections(QuorumReturn now) {
    if (now.cluster().quorum().leader() != since.cluster().quorum().leader()) {
      since = now; // with another leader the sessions begin anew
    }
    long seconds = now.voters().secondsSince(since.voters(), leftOut);
    long millis = now.cluster().sessionMillis();
    long over = millis + millis / LOOKS;
    // The ages are whole seconds: a difference of them may be one too many.
    return (seconds - 1) * 1000 > over
        ? List.of()
        : List.of(
            "the quorum is back since %d s: what it says of brokers holds after %d s"
                .formatted(Math.max(0, seconds - 1), over / 1000 + 1));
  }
}
