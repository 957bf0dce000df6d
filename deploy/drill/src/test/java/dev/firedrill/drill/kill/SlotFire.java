package dev.firedrill.drill.kill;

import dev.firedrill.drill.House;
import io.temporal.client.WorkflowClient;
import io.temporal.client.schedules.ScheduleBackfill;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Has the engine fire a slot of a schedule, and says what came of it. */
final class SlotFire {

  private final ScheduleClient engine;
  private final JdbcClient database;

  SlotFire(House house) {
    WorkflowClient client = house.bean(WorkflowClient.class);
    this.engine =
        ScheduleClient.newInstance(
            client.getWorkflowServiceStubs(),
            ScheduleClientOptions.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .build());
    this.database = house.bean(JdbcClient.class);
  }

  /** Fires it now, as its time would have; false while the engine does not have the schedule. */
  boolean fires(String schedule, Instant slot) {
    try {
      engine
          .getHandle("firedrill-schedule-" + schedule)
          .backfill(List.of(new ScheduleBackfill(slot.minusSeconds(1), slot.plusSeconds(1))));
      return true;
    } catch (ScheduleException notThere) {
      return false;
    }
  }

  /** The run of the schedule's one slot; empty while it has none. */
  Optional<String> run(String schedule) {
    return database
        .sql("SELECT run_id FROM schedule_slots WHERE schedule = ? AND state = 'LAUNCHED'")
        .param(schedule)
        .query(String.class)
        .optional();
  }

  /** How many runs the schedule ever started. */
  long runs(String schedule) {
    return database
        .sql("SELECT count(*) FROM runs WHERE starter = ?")
        .param("schedule:" + schedule)
        .query(Long.class)
        .single();
  }
}
