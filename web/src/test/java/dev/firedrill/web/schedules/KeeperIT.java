package dev.firedrill.web.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.Await;
import dev.firedrill.web.access.Desk;
import dev.firedrill.web.access.Role;
import io.temporal.client.WorkflowClient;
import io.temporal.client.schedules.ScheduleBackfill;
import io.temporal.client.schedules.ScheduleDescription;
import io.temporal.client.schedules.ScheduleListDescription;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.serviceclient.rpcretry.DefaultStubServiceOperationRpcRetryOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine keeps of the schedules, over two starts; and a freeze that binds them. */
final class KeeperIT {

  private static final String POLICY =
      """
      without-a-person: [open-valve]
      freeze:
        Long winter:
          from: 2020-01-01T00:00
          until: 2099-01-01T00:00
          zone: UTC
          environments: [dev]
          reason: Nobody is here.
      """;

  @TempDir Path folder;

  @Test
  void theEngineHasWhatTheFileSaysAfterEachStartAndAPauseOutlivesIt() throws Exception {
    Files.writeString(folder.resolve("policy.yaml"), POLICY);
    Instant slot = TestSchedules.minutesAgo(3);
    Instant other = TestSchedules.minutesAgo(2);
    String frozen = TestSchedules.daily("frozen", "open-valve", "run", slot);
    try (Desk desk = start(frozen + TestSchedules.daily("held", "open-valve", "plan", slot))) {
      desk.add("ann", Role.OPERATOR);
      assertThat(
              desk.signedIn("ann")
                  .post("/schedules/held/pause", Map.of("reason", "the valve is out"))
                  .statusCode())
          .isEqualTo(302);
      Await.until(() -> described(desk, "held").getSchedule().getState().isPaused());
      Await.until(() -> ids(desk).contains(EngineSchedules.id("frozen")));
      isRefusedByTheFreeze(desk, slot);
      comesBackOnceItWasDeletedAtTheEngine(desk, EngineSchedules.id("frozen"));
      comesBackOnceItWasDeletedAtTheEngine(desk, EngineSchedules.RECONCILIATION);
    }
    try (Desk desk = start(TestSchedules.daily("held", "open-valve", "plan", other))) {
      Await.until(() ->
          ids(desk).equals(Set.of(EngineSchedules.id("held"), EngineSchedules.RECONCILIATION)));
      ScheduleDescription held = described(desk, "held");
      assertThat(held.getSchedule().getState().isPaused()).isTrue();
      assertThat(held.getSchedule().getState().getNote()).isEqualTo("ann: the valve is out");
      assertThat(
              held.getSchedule()
                  .getSpec()
                  .getCalendars()
                  .getFirst()
                  .getMinutes()
                  .getFirst()
                  .getStart())
          .isEqualTo(other.atOffset(ZoneOffset.UTC).getMinute());
    }
  }

  private static void isRefusedByTheFreeze(Desk desk, Instant slot) {
    TestSchedules.client(desk)
        .getHandle(EngineSchedules.id("frozen"))
        .backfill(List.of(new ScheduleBackfill(slot.minusSeconds(1), slot.plusSeconds(1))));
    SlotRows rows = desk.bean(SlotRows.class);
    Await.until(
        () -> rows.newestDue("frozen").filter(row -> "REFUSED".equals(row.ending())).isPresent());
    assertThat(rows.newestDue("frozen").orElseThrow().isBad()).isTrue();
    assertThat(desk.signedIn("ann").get("/schedules").body())
        .contains("A schedule did not do what it is there for: frozen of", "Refused");
  }

  @Test
  void aSlotThatNobodyLaunchedBeforeTheFileWasChangedIsMissed() throws Exception {
    Instant over = TestSchedules.minutesAgo(80);
    try (Desk desk = start(TestSchedules.daily("edited", "open-valve", "plan", over))) {
      desk.database().sql("UPDATE schedules_known SET since = now() - interval '1 day'").update();
    }
    String another =
        TestSchedules.daily("edited", "open-valve", "plan", TestSchedules.minutesAgo(9));
    try (Desk desk = start(another + "    catch-up: PT30M\n")) {
      TestSchedules.stopOwnClock(desk);
      desk.bean(Reconciler.class).reconcile(Instant.now());
      desk.bean(Reconciler.class).reconcile(Instant.now());
      assertThat(
              desk.database()
                  .sql("SELECT why FROM schedule_slots WHERE schedule = 'edited'")
                  .query(String.class)
                  .list())
          .singleElement()
          .asString()
          .contains("file was changed before it could be caught up");
    }
  }

  @Test
  void anEngineThatAnswersNoMoreStandsOnEveryPageWithSchedulesOrBackupsAlone() throws Exception {
    Instant slot = TestSchedules.minutesAgo(3);
    try (Desk desk = start(TestSchedules.daily("held", "open-valve", "plan", slot))) {
      assertSilent(desk, "Nothing is launched by schedule: the engine does not answer.");
    }
    Files.delete(folder.resolve("schedules.yaml"));
    try (Desk desk = Desk.startWithRealEngine(folder)) {
      Await.until(() -> ids(desk).equals(Set.of(EngineSchedules.RECONCILIATION)));
      assertSilent(desk, "No backup can be taken or verified: the engine does not answer.");
    }
  }

  /** A keeper whose own connection to the engine is cut, after all was well. */
  private static void assertSilent(Desk desk, String words) {
    WorkflowClient client = desk.bean(WorkflowClient.class);
    WorkflowServiceStubs own =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder(client.getWorkflowServiceStubs().getOptions())
                .setRpcRetryOptions(
                    RpcRetryOptions.newBuilder(DefaultStubServiceOperationRpcRetryOptions.INSTANCE)
                        .setMaximumAttempts(1)
                        .build())
                .build());
    Keeper keeper =
        new Keeper(
            desk.bean(ReadySchedules.class),
            desk.bean(Pauses.class),
            desk.bean(BackupWatch.class),
            WorkflowClient.newInstance(own, client.getOptions()));
    keeper.keep();
    keeper.lookAfterThem();
    keeper.keepWhatIsDue();
    assertThat(keeper.banner()).isEmpty();
    own.shutdownNow();
    keeper.lookAfterThem();
    keeper.keepWhatIsDue();
    assertThat(keeper.banner()).hasValue(words);
  }

  /** One look may come while the engine still closes what was deleted: looks come again. */
  private static void comesBackOnceItWasDeletedAtTheEngine(Desk desk, String id) {
    TestSchedules.client(desk).getHandle(id).delete();
    Await.until(() -> !ids(desk).contains(id));
    Await.until(() -> {
      desk.bean(Keeper.class).lookAfterThem();
      return ids(desk).contains(id);
    });
  }

  private Desk start(String schedules) throws Exception {
    Files.writeString(folder.resolve("schedules.yaml"), "zone: UTC\nschedules:\n" + schedules);
    Desk desk = Desk.startWithRealEngine(folder);
    Await.until(() -> desk.bean(Keeper.class).banner().isEmpty());
    return desk;
  }

  private static ScheduleDescription described(Desk desk, String schedule) {
    return TestSchedules.client(desk).getHandle(EngineSchedules.id(schedule)).describe();
  }

  private static Set<String> ids(Desk desk) {
    return TestSchedules.client(desk)
        .listSchedules()
        .map(ScheduleListDescription::getScheduleId)
        .collect(Collectors.toSet());
  }
}
