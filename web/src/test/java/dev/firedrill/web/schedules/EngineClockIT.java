package dev.firedrill.web.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Timestamps;
import dev.firedrill.web.Await;
import dev.firedrill.web.access.Desk;
import dev.firedrill.workflows.schedules.Timing;
import io.temporal.api.workflowservice.v1.ListScheduleMatchingTimesRequest;
import io.temporal.api.workflowservice.v1.ListScheduleMatchingTimesResponse;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.ScheduleState;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At which moments the real engine fires, next to those at which a timing says that it does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EngineClockIT {

  private Desk desk;
  private WorkflowClient engine;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    desk = Desk.startWithRealEngine(folder);
    engine = desk.bean(WorkflowClient.class);
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  /**
   * @param skipped slots that the engine does not fire
   * @param twice slots that it fires twice
   * @param strange how often it fires at a local time that is no slot
   */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # cron,        zone,                after,                until,                skipped, twice, strange
          0 3 1 * *,     Europe/Berlin,       2026-01-01T00:00:00Z, 2028-12-31T00:00:00Z, 0, 0, 0
          0 3 29 * *,    Europe/Berlin,       2026-01-01T00:00:00Z, 2028-12-31T00:00:00Z, 0, 0, 0
          0 3 30 * *,    Europe/Berlin,       2026-01-01T00:00:00Z, 2028-12-31T00:00:00Z, 0, 0, 0
          0 3 31 * *,    Europe/Berlin,       2026-01-01T00:00:00Z, 2028-12-31T00:00:00Z, 0, 0, 0
          0 3 29 2 *,    Europe/Berlin,       2026-01-01T00:00:00Z, 2040-12-31T00:00:00Z, 0, 0, 0
          30 2 * * *,    Europe/Berlin,       2026-03-27T00:00:00Z, 2026-04-01T00:00:00Z, 1, 0, 0
          30 2 * * *,    Europe/Berlin,       2026-10-23T00:00:00Z, 2026-10-28T00:00:00Z, 0, 0, 0
          30 1 * * *,    Europe/London,       2026-10-23T00:00:00Z, 2026-10-28T00:00:00Z, 0, 0, 0
          30 1 * * *,    America/New_York,    2026-10-30T00:00:00Z, 2026-11-04T00:00:00Z, 0, 1, 0
          30 2 * * *,    America/New_York,    2026-03-06T00:00:00Z, 2026-03-11T00:00:00Z, 1, 0, 0
          */30 * * * *,  Europe/Berlin,       2026-03-28T20:00:00Z, 2026-03-29T06:00:00Z, 2, 0, 0
          */30 * * * *,  Europe/Berlin,       2026-10-24T20:00:00Z, 2026-10-25T06:00:00Z, 0, 0, 0
          45 1 * * *,    Australia/Lord_Howe, 2026-04-02T00:00:00Z, 2026-04-08T00:00:00Z, 0, 0, 0
          15 2 * * *,    Australia/Lord_Howe, 2026-10-01T00:00:00Z, 2026-10-07T00:00:00Z, 1, 0, 1
          0 0 * * *,     America/Havana,      2026-03-06T00:00:00Z, 2026-03-11T00:00:00Z, 1, 0, 0
          0 3 * * SUN,   Asia/Kathmandu,      2026-01-01T00:00:00Z, 2026-12-31T00:00:00Z, 0, 0, 0
          """)
  void theEngineFiresEverySlotThatTheClocksHaveAndWhatElseItFiresIsKnown(
      String cron, String zone, Instant after, Instant until, int skipped, int twice, int strange) {
    Timing timing = Timing.cron(cron, ZoneId.of(zone));
    List<LocalDateTime> fired =
        fired(timing, after, until).stream().map(at -> local(at, timing)).toList();
    List<LocalDateTime> slots = timing.slots(local(after, timing), local(until, timing));
    List<LocalDateTime> come = slots.stream().filter(slot -> !timing.isSkipped(slot)).toList();
    assertThat(come).isNotEmpty();
    assertThat(fired.stream().filter(timing::matches).distinct()).containsExactlyElementsOf(come);
    assertThat(slots.size() - come.size()).as("skipped").isEqualTo(skipped);
    assertThat(fired.stream().filter(each -> !timing.matches(each))).as("strange").hasSize(strange);
    assertThat(fired).as("twice").hasSize(come.size() + twice + strange);
  }

  @Test
  void whichOfTwoMomentsTheEngineTakesForATimeThatComesTwiceIsNotTheSameEverywhere() {
    assertThat(fired("30 2 25 10 *", "Europe/Berlin")).containsExactly("2026-10-25T01:30:00Z");
    assertThat(fired("30 1 1 11 *", "America/New_York"))
        .containsExactly("2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z");
    assertThat(fired("0,30 2 25 10 *", "Europe/Berlin")).hasSize(2);
    assertThat(fired("15 2 4 10 *", "Australia/Lord_Howe")).containsExactly("2026-10-03T15:45:00Z");
  }

  private List<String> fired(String cron, String zone) {
    return fired(
            Timing.cron(cron, ZoneId.of(zone)),
            Instant.parse("2026-06-01T00:00:00Z"),
            Instant.parse("2026-12-31T00:00:00Z"))
        .stream()
        .map(Instant::toString)
        .toList();
  }

  private static LocalDateTime local(Instant at, Timing timing) {
    return LocalDateTime.ofInstant(at, timing.zone());
  }

  private List<Instant> fired(Timing timing, Instant from, Instant until) {
    String id = "measured-" + UUID.randomUUID();
    ScheduleHandle made =
        ScheduleClient.newInstance(
                engine.getWorkflowServiceStubs(),
                ScheduleClientOptions.newBuilder()
                    .setNamespace(engine.getOptions().getNamespace())
                    .build())
            .createSchedule(
                id,
                Schedule.newBuilder()
                    .setAction(
                        ScheduleActionStartWorkflow.newBuilder()
                            .setWorkflowType("none")
                            .setArguments()
                            .setOptions(
                                WorkflowOptions.newBuilder()
                                    .setWorkflowId(id)
                                    .setTaskQueue("nobody")
                                    .build())
                            .build())
                    .setSpec(EngineSchedules.spec(timing))
                    .setState(ScheduleState.newBuilder().setPaused(true).build())
                    .build(),
                ScheduleOptions.newBuilder().build());
    List<Instant> times =
        Await.seen(() -> matching(id, from, until), any -> true).getStartTimeList().stream()
            .map(time -> Instant.ofEpochSecond(time.getSeconds(), time.getNanos()))
            .toList();
    made.delete();
    return times;
  }

  /** An answer that does not come within ten seconds is a failure, and nobody here asks again. */
  private ListScheduleMatchingTimesResponse matching(String id, Instant from, Instant until) {
    return engine
        .getWorkflowServiceStubs()
        .blockingStub()
        .listScheduleMatchingTimes(
            ListScheduleMatchingTimesRequest.newBuilder()
                .setNamespace(engine.getOptions().getNamespace())
                .setScheduleId(id)
                .setStartTime(Timestamps.fromMillis(from.toEpochMilli()))
                .setEndTime(Timestamps.fromMillis(until.toEpochMilli()))
                .build());
  }
}
