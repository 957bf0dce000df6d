package dev.firedrill.workflows.procedure;

import java.util.List;

/**
 * Unwinds a procedure that ends before its last line; the frame around the procedure catches it.
 */
final class RunEnds extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Ending ending;
  private final transient List<String> reasons;

  RunEnds(Ending ending, List<String> reasons) {
    super(ending + ": " + String.join("; ", reasons));
    this.ending = ending;
    this.reasons = List.copyOf(reasons);
  }

  Ending ending() {
    return ending;
  }

  List<String> reasons() {
    return reasons;
  }
}
