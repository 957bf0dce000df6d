package dev.firedrill.drill;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A recovery in the one table of all of them, counted outside of the code under test.
 *
 * @param ending the run's, such as RECOVERED
 * @param time from the launch to the end
 * @param ledger null where no client wrote
 * @param more what else counts there
 */
record Row(Subject subject, String ending, Duration time, @Nullable Ledger ledger, String more) {

  /** The lines above the rows. */
  static final String HEAD =
      """
      | Runbook | When | What was broken | Came to | Launch to the end | Acknowledged | Lost | Without writes | Also counted |
      |---|---|---|---|---|---|---|---|---|
      """;

  private static final String NONE = "–";

  /**
   * What a client that knows nothing of Firedrill was told is safe, and what became of it.
   *
   * @param what the client wrote, such as records
   * @param withoutWrites the longest time without an acknowledgement; null where it was not counted
   */
  record Ledger(String what, long acknowledged, long lost, @Nullable Duration withoutWrites) {}

  /** The row of a drill that was carried out on this day, as a line of Markdown. */
  String markdown(LocalDate day) {
    Stream<String> cells =
        Stream.of(
            subject.runbook(),
            day.toString(),
            subject.inWords(),
            ending,
            seconds(time),
            ledger == null ? NONE : ledger.acknowledged() + " " + ledger.what(),
            ledger == null ? NONE : Long.toString(ledger.lost()),
            ledger == null ? NONE : seconds(ledger.withoutWrites()),
            more);
    return cells.map(Row::cell).collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String cell(String text) {
    return text.replaceAll("\\s+", " ").replace("|", "\\|").strip();
  }

  private static String seconds(@Nullable Duration time) {
    return time == null ? NONE : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
