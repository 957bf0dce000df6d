package dev.firedrill.web.schedules;

import dev.firedrill.web.access.Desk;
import io.temporal.client.WorkflowClient;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;

/** Schedules as tests write them, and the engine's client of them. */
final class TestSchedules {

  private TestSchedules() {}

  /** At these times of the day, which are over: only a test's own backfill fires it. */
  static String daily(String name, String runbook, String mode, Instant... times) {
    String inputs = runbook.equals("seal-tank") ? "{ gauge: full }" : "{ turns: \"3\" }";
    return """
      %s:
        runbook: %s
        target: orders-db
        inputs: %s
        mode: %s
        cron: "%s %s * * *"
    """
        .formatted(
            name,
            runbook,
            inputs,
            mode,
            parts(times, ChronoField.MINUTE_OF_HOUR),
            parts(times, ChronoField.HOUR_OF_DAY));
  }

  private static String parts(Instant[] times, ChronoField part) {
    return Stream.of(times)
        .map(time -> String.valueOf(time.atOffset(ZoneOffset.UTC).get(part)))
        .collect(Collectors.joining(","));
  }

  /** From now on only the test reconciles, and counts what that finds. */
  static void stopOwnClock(Desk desk) {
    desk.bean(ScheduledAnnotationBeanPostProcessor.class)
        .postProcessBeforeDestruction(desk.bean(OwnClock.class), "ownClock");
  }

  static Instant minutesAgo(int minutes) {
    return Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(minutes));
  }

  /** The client of the desk's engine, with its own way to write arguments. */
  static ScheduleClient client(Desk desk) {
    WorkflowClient engine = desk.bean(WorkflowClient.class);
    return ScheduleClient.newInstance(
        engine.getWorkflowServiceStubs(),
        ScheduleClientOptions.newBuilder()
            .setNamespace(engine.getOptions().getNamespace())
            .setDataConverter(engine.getOptions().getDataConverter())
            .build());
  }
}
