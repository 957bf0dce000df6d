package dev.firedrill.web.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.catalogue.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class StepLineTest {

  private static final Instant AT = Instant.parse("2026-01-01T03:07:00Z");
  private static final Page PAGE = page("Look", "Turn", "Verify");

  @Test
  void whatHasNotBegunStandsInThePagesOrderBelowWhatHas() {
    List<StepLine> lines = StepLine.of(List.of(row(1, "Look", "DONE", AT)), PAGE, null);
    assertThat(lines).extracting(StepLine::title).containsExactly("Look", "Turn", "Verify");
    assertThat(lines)
        .extracting(line -> line.mark().word())
        .containsExactly("done", "to come", "to come");
    assertThat(lines).extracting(StepLine::noWayBack).containsExactly(false, true, false);
  }

  @Test
  void anEndedRunNeverReachesTheRest() {
    List<StepLine> lines = StepLine.of(List.of(row(1, "Look", "FAILED", AT)), PAGE, "ABORTED");
    assertThat(lines)
        .extracting(line -> line.mark().word())
        .containsExactly("stopped here", "not reached", "not reached");
  }

  @Test
  void aStepThatWasCutOffDoesNotLookAliveInAnEndedRun() {
    List<StepLine> lines = StepLine.of(List.of(row(1, "Look", "RUNNING", null)), PAGE, "ABORTED");
    assertThat(lines.getFirst().isNow()).isFalse();
    assertThat(lines.getFirst().mark().word()).isEqualTo("stopped here");
    assertThat(StepLine.of(List.of(row(1, "Look", "RUNNING", null)), PAGE, null).getFirst().isNow())
        .isTrue();
  }

  @Test
  void aRunWhosePageIsGoneShowsWhatItDid() {
    assertThat(StepLine.of(List.of(row(1, "Look", "DONE", AT)), null, "ABORTED")).hasSize(1);
    assertThat(StepLine.of(List.of(), null, "ABORTED")).isEmpty();
  }

  private static StepRow row(int ordinal, String title, String state, @Nullable Instant ended) {
    return new StepRow(ordinal, "LOOK", title, "one\ntwo", null, state, AT, ended);
  }

  private static Page page(String... steps) {
    return new Page(
        "valve",
        "Valve",
        "valve",
        "04-data",
        "valve",
        "plumbers",
        List.of(),
        "1 min",
        "low",
        "Turn",
        List.of(steps).stream().map(title -> new Page.Step(title, "")).toList(),
        List.of(),
        "");
  }
}
