package dev.firedrill.bench;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * One measured value beside what it has to reach.
 *
 * @param what what was measured, with its unit
 * @param bound what it has to reach
 * @param isFloor whether the value has to be at least the bound, not at most
 * @param notes spread, number of samples, circumstances
 */
record Figure(String what, double value, double bound, boolean isFloor, String notes) {

  Figure {
    requireNonNull(what, "what");
    requireNonNull(notes, "notes");
  }

  static Figure atMost(String what, double value, double bound, String notes) {
    return new Figure(what, value, bound, false, notes);
  }

  static Figure atLeast(String what, double value, double bound, String notes) {
    return new Figure(what, value, bound, true, notes);
  }

  boolean isReached() {
    return isFloor ? value >= bound : value <= bound;
  }

  /** The figure's line of the table. */
  String line() {
    return String.format(
        Locale.ROOT,
        "| %-48s | %8s | %s %-5s | %-7s | %s |",
        what,
        number(value),
        isFloor ? "≥" : "≤",
        number(bound),
        isReached() ? "reached" : "MISSED",
        notes);
  }

  private static String number(double number) {
    return Math.abs(number) < 10 && number != Math.rint(number)
        ? String.format(Locale.ROOT, "%.2f", number)
        : String.format(Locale.ROOT, "%.0f", number);
  }
}
