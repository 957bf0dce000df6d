package dev.firedrill.drill.kill;

import dev.firedrill.drill.kill.EffectLedger.What;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The table of what came of each case; each row is in a file at once, since the last is far off.
 */
final class Scores {

  private static final Path FOLDER = Path.of("target", "deaths");

  private static final String ROW = "  %-26s %-48s %-11s %-10s %8s %8s %8s %6s";

  /**
   * When a case was where.
   *
   * @param back when the app was there again; where it did not die, at once
   */
  record Times(Instant struck, Instant back, Instant ended) {}

  private final List<String> rows = new ArrayList<>();
  private final Path file;

  /** Begins the file of this name in {@code target/deaths} anew. */
  Scores(String name) {
    this.file = FOLDER.resolve(name + ".txt");
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(file, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void add(Case tried, String ending, Times times, List<EffectLedger.Line> ledger) {
    String row =
        ROW.formatted(
            tried.world().name(),
            tried.where(),
            tried.victim(),
            ending,
            seconds(times.struck(), times.back()),
            seconds(times.back(), times.ended()),
            count(ledger, What.DONE),
            count(ledger, What.CALLED));
    rows.add(row);
    try {
      Files.writeString(file, row + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String seconds(Instant from, Instant to) {
    return String.format(Locale.ROOT, "%.1f", Duration.between(from, to).toMillis() / 1000.0);
  }

  private static long count(List<EffectLedger.Line> ledger, What what) {
    return ledger.stream().filter(line -> line.what() == what).count();
  }

  synchronized void print() {
    System.out.println(
        ROW.formatted(
            "runbook", "killed", "victim", "ending", "away s", "to end s", "effects", "calls"));
    rows.forEach(System.out::println);
  }
}
