package dev.firedrill.workflows.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.workflows.schedules.Slots.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a schedule's time sets off, until the desk has answered; and that it decides as before. */
class ScheduledLaunchTest {

  static List<Path> stored() {
    return ScheduleHistories.all();
  }

  @ParameterizedTest
  @MethodSource("stored")
  void whatOlderVersionsLeftReplays(Path history) throws Exception {
    try (SlotBench bench = new SlotBench(true, Answer.LAUNCHED)) {
      bench.replay(ScheduleHistories.read(history));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scheduled-launch.*.launched.json",
        "scheduled-launch.*.left-out.json",
        "scheduled-launch.*.waited-then-launched.json",
        "scheduled-launch.*.waiting.json",
        "scheduled-launch.*.by-hand.json",
        "slot-reconciliation.*.ended.json"
      })
  void eachWayInWhichOneIsLeftIsStored(String name) {
    String pattern = name.replace(".", "\\.").replace("*", "[0-9.]+");
    assertThat(stored()).anyMatch(file -> file.getFileName().toString().matches(pattern));
  }

  @Test
  void aSlotThatHasToWaitIsAskedForAgainInPausesThatGrowToFiveMinutes() {
    Answer[] answers = new Answer[9];
    Arrays.fill(answers, Answer.WAIT);
    answers[8] = Answer.LAUNCHED;
    try (SlotBench bench = new SlotBench(true, answers)) {
      assertThat(bench.launch().getResult(Answer.class)).isEqualTo(Answer.LAUNCHED);
      assertThat(bench.asked()).isEqualTo(answers.length);
      assertThat(bench.pauses().stream().map(Duration::toSeconds))
          .containsExactly(10L, 20L, 40L, 80L, 160L, 300L, 300L, 300L);
    }
  }

  @Test
  void whatNoScheduleSetOffAsksForNothing() {
    try (SlotBench bench = new SlotBench(true, Answer.LAUNCHED)) {
      assertThatThrownBy(() -> bench.launchByHand().getResult(Answer.class))
          .rootCause()
          .hasMessageContaining("no schedule set this off");
      assertThat(bench.asked()).isZero();
    }
  }
}
