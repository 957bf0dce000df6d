package dev.firedrill.drill;

import dev.firedrill.web.gates.GateRow;
import java.util.Optional;

/** Who answers the gates of a drill. */
@FunctionalInterface
public interface Person {

  /** A yes or a no, or empty to let the gate wait. */
  Optional<Boolean> answer(GateRow gate);
}
