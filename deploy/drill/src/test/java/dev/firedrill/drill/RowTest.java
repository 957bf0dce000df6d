package dev.firedrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The one table of all recoveries. */
class RowTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 30);
  private static final Duration TIME = Duration.ofMillis(4149);
  private static final Subject NAMED = new Subject("open-valve", "jam-valve", "a valve is stuck");

  @Test
  void aRecoveryShowsWhatWasBrokenWhatItCameToItsTimeAndItsLedger() {
    Row.Ledger ledger = new Row.Ledger("writes", 776, 1, Duration.ofMillis(30_900));
    assertThat(new Row(NAMED, "RECOVERED", TIME, ledger, "promotions: 0").markdown(DAY))
        .isEqualTo(
            "| open-valve | 2026-11-30 | `jam-valve`: a valve is stuck | RECOVERED | 4.1 s"
                + " | 776 writes | 1 | 30.9 s | promotions: 0 |");
  }

  @Test
  void whatWasNotCountedIsADashAndNoZero() {
    Subject first = Subject.of("open-valve", "a valve is stuck");
    Row.Ledger withoutGaps = new Row.Ledger("objects", 9, 0, null);
    assertThat(new Row(first, "RECOVERED", TIME, withoutGaps, "all there").markdown(DAY))
        .endsWith("| a valve is stuck | RECOVERED | 4.1 s | 9 objects | 0 | – | all there |");
    assertThat(new Row(first, "ABORTED", TIME, null, "nodes: 3").markdown(DAY))
        .endsWith("| a valve is stuck | ABORTED | 4.1 s | – | – | – | nodes: 3 |");
  }

  @Test
  void whateverItSaysARowIsOneLineWithACellForEachHeading() {
    int cells = cells(Row.HEAD.lines().findFirst().orElseThrow());
    assertThat(Row.HEAD.lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(cells(line)).isEqualTo(cells));
    for (String words : List.of("one | two", "one\ntwo", "||", "a\n| b |\n")) {
      Row row = new Row(Subject.of("open-valve", words), words, TIME, null, words);
      assertThat(row.markdown(DAY).lines()).hasSize(1);
      assertThat(cells(row.markdown(DAY))).as(words).isEqualTo(cells);
    }
  }

  @Test
  void aDrillIsCalledAsItsRunbookIsAndThenByItsFault() {
    assertThat(NAMED).hasToString("open-valve jam-valve");
    assertThat(Subject.of("open-valve", "a leak").drill()).isEqualTo("open-valve");
    assertThat(Subject.of("open-valve", "a leak")).isLessThan(NAMED);
  }

  private static int cells(String line) {
    return line.split("(?<!\\\\)\\|", -1).length;
  }
}
