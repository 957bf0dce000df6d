package dev.firedrill.drill.kill;

import dev.firedrill.drill.kill.EffectLedger.What;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table of what came of each case. */
final class Scores {

  private static final String ROW = "  %-26s %-48s %-11s %-10s %8s %8s %8s %6s";

  /**
   * When a case was where.
   *
   * @param back when the app was there again; where it did not die, at once
   */
  record Times(Instant struck, Instant back, Instant ended) {}

  private final List<String> rows = new ArrayList<>();

  void add(Case tried, String ending, Times times, List<EffectLedger.Line> ledger) {
    rows.add(
        ROW.formatted(
            tried.world().name(),
            tried.where(),
            tried.victim(),
            ending,
            seconds(times.struck(), times.back()),
            seconds(times.back(), times.ended()),
            count(ledger, What.DONE),
            count(ledger, What.CALLED)));
  }

  private static String seconds(Instant from, Instant to) {
    return String.format(Locale.ROOT, "%.1f", Duration.between(from, to).toMillis() / 1000.0);
  }

  private static long count(List<EffectLedger.Line> ledger, What what) {
    return ledger.stream().filter(line -> line.what() == what).count();
  }

  void print() {
    System.out.println(
        ROW.formatted(
            "runbook", "killed", "victim", "ending", "away s", "to end s", "effects", "calls"));
    rows.forEach(System.out::println);
  }
}
