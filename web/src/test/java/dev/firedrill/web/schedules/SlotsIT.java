package dev.firedrill.web.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.web.Await;
import dev.firedrill.web.Hook;
import dev.firedrill.web.access.Desk;
import dev.firedrill.web.access.Person;
import dev.firedrill.web.access.Role;
import dev.firedrill.web.gates.Decisions;
import dev.firedrill.web.gates.GateRow;
import dev.firedrill.web.gates.Gates;
import dev.firedrill.web.launch.Launches;
import dev.firedrill.workflows.procedure.Ledger;
import dev.firedrill.workflows.schedules.SlotOrder;
import dev.firedrill.workflows.schedules.Slots;
import io.grpc.StatusRuntimeException;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.schedules.ScheduleBackfill;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Schedules on the real engine: what fires, what does not, and what is told of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SlotsIT {

  private final Instant slot = TestSchedules.minutesAgo(4);
  private final Instant next = TestSchedules.minutesAgo(3);
  private final Instant over = slot.minus(Duration.ofMinutes(72));
  private Desk desk;
  private Hook hook;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    hook = new Hook();
    Files.writeString(folder.resolve("policy.yaml"), "without-a-person: [open-valve]\n");
    Files.writeString(
        folder.resolve("schedules.yaml"),
        "zone: UTC\nschedules:\n"
            + TestSchedules.daily("twice", "open-valve", "plan", slot)
            + TestSchedules.daily("unlisted", "seal-tank", "plan", slot)
            + TestSchedules.daily("skips", "open-valve", "run", slot, next)
            + TestSchedules.daily("waits", "open-valve", "run", slot, next)
            + "    overlap: wait\n"
            + "    if-held: wait\n"
            + TestSchedules.daily("barred", "seal-tank", "plan", slot, next)
            + TestSchedules.daily("narrow", "open-valve", "plan", slot, over)
            + TestSchedules.daily("forgotten", "open-valve", "plan", over)
            + TestSchedules.daily("overlooked", "open-valve", "plan", over)
            + TestSchedules.daily("unseen", "open-valve", "plan", over)
            + TestSchedules.daily(
                "new-york", "open-valve", "plan", Instant.parse("2026-11-01T01:30:00Z"))
            + "    zone: America/New_York\n");
    desk =
        Desk.startWithRealEngine(
            folder,
            "--firedrill.notify.webhook=" + hook.address(),
            "--firedrill.notify.key=env:PATH",
            "--firedrill.notify.desk=https://desk.example");
    TestSchedules.stopOwnClock(desk);
    desk.add("ann", Role.VIEWER);
    Await.until(() -> desk.bean(Keeper.class).banner().isEmpty());
    // What the clock would set off in the middle of a test.
    for (String id : List.of(EngineSchedules.RECONCILIATION, EngineSchedules.id("new-york"))) {
      TestSchedules.client(desk).getHandle(id).pause("only the tests set it off");
    }
  }

  @AfterAll
  void stop() {
    desk.close();
    hook.close();
  }

  @Test
  void aSlotThatFiresTwiceIsOneRunOfTheSchedulesOwn() {
    backfill("twice", slot);
    SlotRow row = awaited("twice", slot);
    assertThat(row.state()).isEqualTo("LAUNCHED");
    String run = String.valueOf(row.run());
    backfill("twice", slot);
    assertThat(desk.bean(Slots.class).fire("twice", slot)).isEqualTo(Slots.Answer.LAUNCHED);
    Await.until(() -> "PLANNED".equals(run(run).get("ending")));
    assertThat(run(run).get("starter")).isEqualTo("schedule:twice");
    assertThat(count("SELECT count(*) FROM runs WHERE starter = 'schedule:twice'")).isEqualTo(1);
    assertThat(count("SELECT count(*) FROM audit WHERE person = 'schedule:twice'")).isEqualTo(1);
  }

  @Test
  void aLocalTimeThatComesTwiceIsOneRun() {
    for (String moment : List.of("2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z")) {
      Instant comes = Instant.parse(moment);
      assertThat(doorAt(comes).fire("new-york", comes)).isEqualTo(Slots.Answer.LAUNCHED);
    }
    assertThat(count("SELECT count(*) FROM runs WHERE starter = 'schedule:new-york'")).isEqualTo(1);
    assertThat(count("SELECT count(*) FROM schedule_slots WHERE schedule = 'new-york'"))
        .isEqualTo(1);
  }

  private SlotDoor doorAt(Instant now) {
    return new SlotDoor(
        desk.bean(ReadySchedules.class),
        desk.bean(SlotRows.class),
        desk.bean(Pauses.class),
        desk.bean(Launches.class),
        desk.bean(Ledger.class),
        desk.bean(Reconciler.class),
        () -> now);
  }

  @Test
  void whoSetsALaunchOffByHandAtTheEngineLaunchesNothing() {
    WorkflowOptions options =
        WorkflowOptions.newBuilder().setTaskQueue("firedrill").setWorkflowId("by-hand").build();
    WorkflowStub hand =
        desk.bean(WorkflowClient.class).newUntypedWorkflowStub("scheduled-launch", options);
    hand.start(new SlotOrder("narrow", "", 60));
    assertThatThrownBy(() -> hand.getResult(String.class))
        .rootCause()
        .hasMessageContaining("no schedule set this off");
  }

  @Test
  void aRunbookThatPolicyDoesNotListRunsForNoScheduleAndThatIsTold() {
    backfill("unlisted", slot);
    String run = String.valueOf(awaited("unlisted", slot).run());
    Await.until(() -> "REFUSED".equals(run(run).get("ending")));
    assertThat(String.valueOf(run(run).get("summary")))
        .contains("schedule:unlisted is no person", "without-a-person");
    assertThat(desk.signedIn("ann").get("/runbooks").body()).contains("unlisted of ", ": Refused");
  }

  @Test
  void whileItsRunIsOpenASlotIsLeftOutAndThatIsTold() {
    String run = openedBy("skips");
    backfill("skips", next);
    SlotRow left = awaited("skips", next);
    assertThat(left.state()).isEqualTo("LEFT_OUT");
    assertThat(left.why()).endsWith("was still open");
    assertThat(count("SELECT count(*) FROM audit WHERE what = 'SLOT_LEFT_OUT'")).isEqualTo(1);
    end(run);
  }

  @Test
  void aSlotThatWaitsIsLaunchedByTheEngineOnceTheRunBeforeItHasEnded() {
    String before = openedBy("waits");
    backfill("waits", next);
    Await.until(() -> isWaitedFor("waits", next));
    assertThat(find("waits", next)).isEmpty();
    assertThat(desk.bean(Slots.class).fire("waits", next)).isEqualTo(Slots.Answer.WAIT);
    end(before);
    SlotRow row = awaited("waits", next);
    assertThat(row.state()).isEqualTo("LAUNCHED");
    String after = String.valueOf(row.run());
    assertThat(
            count(
                "SELECT count(*) FROM runs b JOIN runs a ON a.intended_at > b.ended_at"
                    + " WHERE b.id = '%s' AND a.id = '%s'".formatted(before, after)))
        .isEqualTo(1);
    end(after);
  }

  /** The run of the schedule's first slot, which waits at its gate and holds its target. */
  private String openedBy(String schedule) {
    backfill(schedule, slot);
    return String.valueOf(awaited(schedule, slot).run());
  }

  /** Nobody else has the target until then. */
  private void end(String run) {
    Await.until(() -> desk.bean(Gates.class).ofRun(run).stream().anyMatch(GateRow::isOpen));
    GateRow gate = desk.bean(Gates.class).ofRun(run).getFirst();
    Person commander = new Person("bob", Role.OPERATOR, Set.of("incident-commander"), false);
    Decisions.Answer no = new Decisions.Answer(false, gate.card().digest(), "not today", "");
    assertThat(desk.bean(Decisions.class).decide(gate, no, commander)).isEmpty();
    Await.until(() -> "ENDED".equals(run(run).get("state")));
  }

  /** Whether the engine holds the slot's launch, which asks again after a pause. */
  private boolean isWaitedFor(String schedule, Instant at) {
    try {
      return desk
          .bean(WorkflowClient.class)
          .fetchHistory(EngineSchedules.id(schedule) + "-" + at)
          .getEvents()
          .stream()
          .anyMatch(HistoryEvent::hasTimerStartedEventAttributes);
    } catch (StatusRuntimeException notSetOffYet) {
      return false;
    }
  }

  @Test
  void aSlotThatCameToNothingIsPostedOnce() {
    backfill("barred", slot);
    String run = String.valueOf(awaited("barred", slot).run());
    Await.until(() -> isNotifiedOf(run));
    long posts = hook.taken(run); // more than one where an answer came too late
    assertThat(hook.taken().stream().filter(body -> body.contains(run)).distinct())
        .singleElement()
        .asString()
        .contains("\"event\":\"schedule-failed\"", "The schedule barred of ", "ended REFUSED")
        .contains("is no person", "\"link\":\"https://desk.example/runs/" + run + "\"");
    desk.database()
        .sql(
            "UPDATE schedule_slots SET claimed_at = claimed_at - interval '1 hour' WHERE run_id = ?")
        .param(run)
        .update();
    backfill("barred", next);
    String other = String.valueOf(awaited("barred", next).run());
    Await.until(() -> isNotifiedOf(other)); // so it has looked for news since
    assertThat(hook.taken(run)).isEqualTo(posts);
  }

  private boolean isNotifiedOf(String run) {
    return count(
            "SELECT count(*) FROM schedule_slots WHERE notified_at IS NOT NULL AND run_id = '"
                + run
                + "'")
        == 1;
  }

  @Test
  void theDoorOpensOnlyForASlotOfTheFileInItsTimeAndOnce() {
    Slots door = desk.bean(Slots.class);
    assertThat(door.fire("nobody", slot)).isEqualTo(Slots.Answer.UNKNOWN);
    for (Instant wrong : List.of(slot.plusSeconds(1), next, slot.plus(Duration.ofDays(1)), over)) {
      assertThat(door.fire("narrow", wrong)).as("at " + wrong).isEqualTo(Slots.Answer.UNKNOWN);
    }
    String runs = "SELECT count(*) FROM runs WHERE starter = 'schedule:narrow'";
    assertThat(count(runs)).isZero();
    assertThat(door.fire("narrow", slot)).isEqualTo(Slots.Answer.LAUNCHED);
    assertThat(door.fire("narrow", slot)).isEqualTo(Slots.Answer.LAUNCHED);
    assertThat(count(runs)).isEqualTo(1);
  }

  @Test
  void whatDidNotRunIsRecordedOnceAndStandsOnEveryPage() {
    known("forgotten", 3);
    desk.bean(Slots.class).reconcile();
    assertThat(missed("forgotten")).isEqualTo(3);
    desk.bean(Slots.class).reconcile();
    assertThat(missed("forgotten")).isEqualTo(3);
    assertThat(
            count("SELECT count(*) FROM audit WHERE what = 'SLOT_MISSED' AND title = 'forgotten'"))
        .isEqualTo(3);
    assertThat(desk.signedIn("ann").get("/runbooks").body())
        .contains("A schedule did not do what it is there for", "forgotten of ", "Did not run");
  }

  @Test
  void theReconciliationIsCarriedOutAtTheEngine() {
    known("overlooked", 2);
    TestSchedules.client(desk).getHandle(EngineSchedules.RECONCILIATION).trigger();
    Await.until(() -> missed("overlooked") == 2);
  }

  @Test
  void aDeskWhoseEngineReconcilesNoMoreDoesItByItsOwnClock() {
    assertThat(isPausedAtTheEngine()).isTrue();
    known("unseen", 2);
    desk.bean(OwnClock.class).lookForSlots();
    assertThat(missed("unseen")).isEqualTo(2);
  }

  private boolean isPausedAtTheEngine() {
    return TestSchedules.client(desk)
        .getHandle(EngineSchedules.RECONCILIATION)
        .describe()
        .getSchedule()
        .getState()
        .isPaused();
  }

  private SlotRow awaited(String schedule, Instant at) {
    Await.until(() -> find(schedule, at).isPresent());
    return row(schedule, at);
  }

  private SlotRow row(String schedule, Instant at) {
    return find(schedule, at).orElseThrow();
  }

  private Optional<SlotRow> find(String schedule, Instant at) {
    return desk.bean(SlotRows.class)
        .find(schedule, SlotRows.key(LocalDateTime.ofInstant(at, ZoneOffset.UTC)));
  }

  private void backfill(String schedule, Instant at) {
    TestSchedules.client(desk)
        .getHandle(EngineSchedules.id(schedule))
        .backfill(List.of(new ScheduleBackfill(at.minusSeconds(1), at.plusSeconds(1))));
  }

  /** As if the schedule stood in the file for so many days. */
  private void known(String schedule, int days) {
    desk.database()
        .sql("UPDATE schedules_known SET since = ? WHERE schedule = ?")
        .params(Timestamp.from(over.minusSeconds(1).minus(Duration.ofDays(days - 1))), schedule)
        .update();
  }

  private long missed(String schedule) {
    return count(
        "SELECT count(*) FROM schedule_slots WHERE state = 'MISSED' AND schedule = '"
            + schedule
            + "'");
  }

  private long count(String sql) {
    return desk.database().sql(sql).query(Long.class).single();
  }

  private Map<String, Object> run(String id) {
    return desk.database()
        .sql("SELECT starter, state, ending, summary FROM runs WHERE id = ?")
        .param(id)
        .query()
        .singleRow();
  }
}
