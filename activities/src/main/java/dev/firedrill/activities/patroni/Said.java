package dev.firedrill.activities.patroni;

import dev.firedrill.activities.effects.Effect;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.http.Answer;
import dev.firedrill.activities.reach.http.Garbled;
import dev.firedrill.workflows.procedure.NotPossible;
import java.util.List;

/** What Patroni said to an order to promote somebody, in words; it is never the proof. */
final class Said {

  /** Patroni refused before it wrote anything (seen: 400 and 412, 3.0.2). */
  private static final List<Integer> REFUSED = List.of(400, 412);

  private Said() {}

  /** One order over the wire. */
  interface Order {
    Answer send() throws Unreachable, Garbled;
  }

  /**
   * Gives the order. {@link NotPossible} when it was refused, another failure when it was not sent;
   * an answer that was lost or cannot be read is words, since Patroni may have acted.
   */
  static String to(Order order) {
    Effect.requireStillMine();
    try {
      Answer answer = order.send();
      String said = answer.status() + " " + answer.body().strip();
      if (REFUSED.contains(answer.status())) {
        throw new NotPossible("Patroni refused: " + said);
      }
      return said;
    } catch (Garbled e) {
      return String.valueOf(e.getMessage());
    } catch (Unreachable e) {
      if (!e.mayHaveActed()) {
        throw new IllegalStateException(e.getMessage(), e);
      }
      return String.valueOf(e.getMessage());
    }
  }
}
