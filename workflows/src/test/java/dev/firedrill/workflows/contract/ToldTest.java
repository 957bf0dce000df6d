package dev.firedrill.workflows.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.Entry.Kind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a journal in memory makes of what a run tells again, as before or otherwise. */
class ToldTest {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  private final Told told = new Told();

  @Test
  void whatIsToldTwiceIsKeptOnce() {
    assertThat(told.take(entry(1, Kind.VERIFY_BEGAN, NOW))).isTrue();
    assertThat(told.take(entry(1, Kind.VERIFY_BEGAN, NOW.plusSeconds(9)))).isFalse();
    assertThat(told.entries()).hasSize(1);
  }

  @Test
  void whatIsToldOtherwiseTakesBackWhatWasToldFromThereOn() {
    told.take(entry(1, Kind.STEP_SKIPPED, NOW));
    told.take(entry(2, Kind.VERIFY_BEGAN, NOW));
    told.take(entry(3, Kind.RUN_ENDED, NOW));
    assertThat(told.take(entry(2, Kind.CANCEL_ASKED, NOW.plusSeconds(9)))).isTrue();
    assertThat(told.entries())
        .extracting(Entry::kind)
        .containsExactly(Kind.STEP_SKIPPED, Kind.CANCEL_ASKED);
  }

  @Test
  void whatWasMeantEarlierAndComesLaterChangesNothing() {
    told.take(entry(1, Kind.CANCEL_ASKED, NOW));
    assertThat(told.take(entry(1, Kind.VERIFY_BEGAN, NOW.minusSeconds(9)))).isFalse();
    assertThat(told.entries()).extracting(Entry::kind).containsExactly(Kind.CANCEL_ASKED);
  }

  private static Entry entry(int sequence, Kind kind, Instant at) {
    return new Entry(sequence, at, kind, 1, "Verify", "", null, null, null, null);
  }
}
