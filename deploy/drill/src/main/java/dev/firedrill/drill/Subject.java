package dev.firedrill.drill;

import java.util.Comparator;

/**
 * What a drill is about.
 *
 * @param runbook that recovers
 * @param fault what the drill is called after its runbook; empty for a runbook's first one
 * @param broken what it breaks, by the words an SRE would use
 */
record Subject(String runbook, String fault, String broken) implements Comparable<Subject> {

  private static final Comparator<Subject> BY_NAME =
      Comparator.comparing(Subject::drill).thenComparing(Subject::broken);

  Subject {
    if (runbook.isBlank() || broken.isBlank()) {
      throw new IllegalArgumentException("a drill names its runbook and what it breaks");
    }
  }

  /** Of the drill that is called as its runbook is. */
  static Subject of(String runbook, String broken) {
    return new Subject(runbook, "", broken);
  }

  /** The drill's name on the command line. */
  String drill() {
    return (runbook + " " + fault).strip();
  }

  /** As the table tells it: where the drill has a name of its own, by that first. */
  String inWords() {
    return fault.isEmpty() ? broken : "`%s`: %s".formatted(fault, broken);
  }

  @Override
  public int compareTo(Subject other) {
    return BY_NAME.compare(this, other);
  }

  @Override
  public String toString() {
    return drill();
  }
}
