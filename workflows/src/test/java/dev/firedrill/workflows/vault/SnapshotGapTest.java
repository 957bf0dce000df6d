package dev.firedrill.workflows.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A time without a snapshot is one that was longer than promised. */
class SnapshotGapTest {

  @Test
  void aDayWithoutOneIsAGapAndIsSaidInWords() {
    assertThat(gaps("P1D", "2026-11-29T03:00:00Z", "2026-11-27T03:01:00Z", "2026-11-26T03:00:00Z"))
        .singleElement()
        .extracting(SnapshotGap::inWords)
        .isEqualTo("47 h 59 min from 2026-11-27T03:01:00Z to 2026-11-29T03:00:00Z");
  }

  @Test
  void aChangeOfTheClocksOrALateStartIsNone() {
    assertThat(gaps("P1D", "2026-10-25T00:00:00Z", "2026-10-23T23:00:00Z")).isEmpty();
    assertThat(gaps("P1D", "2026-11-29T00:29:00Z", "2026-11-27T23:00:00Z")).isEmpty();
    assertThat(gaps("P1D", "2026-11-29T00:31:00Z", "2026-11-27T23:00:00Z")).hasSize(1);
    assertThat(gaps("P7D", "2026-11-29T03:00:00Z", "2026-11-22T03:00:00Z")).isEmpty();
    assertThat(gaps("PT26H", "2026-11-29T03:00:00Z", "2026-11-27T03:00:00Z")).hasSize(1);
  }

  @Test
  void oneThatBeganBeforeTheMonthIsStillOneAndWhatIsOlderIsNotLookedAt() {
    assertThat(gaps("P1D", "2026-11-29T03:00:00Z", "2026-09-01T03:00:00Z", "2026-08-01T03:00:00Z"))
        .containsExactly(
            new SnapshotGap(
                Instant.parse("2026-09-01T03:00:00Z"), Instant.parse("2026-11-29T03:00:00Z")));
  }

  @Test
  void oneSnapshotOrNoneHasNothingBetween() {
    assertThat(gaps("P1D", "2026-11-29T03:00:00Z")).isEmpty();
    assertThat(gaps("P1D")).isEmpty();
  }

  private static List<SnapshotGap> gaps(String promised, String... stored) {
    return SnapshotGap.between(
        Stream.of(stored).map(Instant::parse).toList(), Duration.parse(promised));
  }
}
