package dev.firedrill.web.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.access.Desk;
import dev.firedrill.workflows.schedules.Slots;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two slots of one schedule that fire at the same moment, as after an outage. */
final class SlotRaceIT {

  private static final int RACES = 20;

  private final Instant later = Instant.now().truncatedTo(ChronoUnit.MINUTES);
  private final Instant earlier = later.minus(Duration.ofMinutes(2));

  @Test
  void ofTwoSlotsThatFireAtOnceOneIsLaunchedAndOneLeftOut(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("policy.yaml"), "without-a-person: [open-valve]\n");
    Files.writeString(folder.resolve("schedules.yaml"), schedules());
    try (Desk desk = Desk.start(folder);
        ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor()) {
      Slots door = desk.bean(Slots.class);
      for (int race = 0; race < RACES; race++) {
        String schedule = "race-" + race;
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<Slots.Answer>> answers = new ArrayList<>();
        for (Instant slot : List.of(earlier, later)) {
          answers.add(
              racers.submit(() -> {
                start.await();
                return door.fire(schedule, slot);
              }));
        }
        assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
            .as(schedule)
            .containsExactlyInAnyOrder(Slots.Answer.LAUNCHED, Slots.Answer.LEFT_OUT);
      }
      assertThat(desk.database().sql("SELECT count(*) FROM runs").query(Integer.class).single())
          .isEqualTo(RACES);
    }
  }

  /** Their runs wait for each other's target, so that each stays open. */
  private String schedules() {
    StringBuilder file = new StringBuilder("zone: UTC\nschedules:\n");
    for (int race = 0; race < RACES; race++) {
      file.append(
          """
            race-%d:
              runbook: open-valve
              target: orders-db
              inputs: { turns: "3" }
              mode: run
              if-held: wait
              cron: "%d,%d %d,%d * * *"
          """
              .formatted(
                  race,
                  at(earlier).getMinute(),
                  at(later).getMinute(),
                  at(earlier).getHour(),
                  at(later).getHour()));
    }
    return file.toString();
  }

  private static OffsetDateTime at(Instant slot) {
    return slot.atOffset(ZoneOffset.UTC);
  }
}
