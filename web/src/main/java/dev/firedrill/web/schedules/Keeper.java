package dev.firedrill.web.schedules;

import dev.firedrill.web.layout.Notice;
import dev.firedrill.workflows.schedules.Schedule;
import dev.firedrill.workflows.schedules.SlotOrder;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleDescription;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleListDescription;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.ScheduleUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Brings the engine's schedules to what the file and the people say, when Firedrill starts,
 * whenever somebody pauses one, and when the engine has lost one. It touches only what carries its
 * mark.
 */
@Component
@Profile("!command")
class Keeper implements Notice {

  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
  private static final Map<String, Object> MARK = Map.of("firedrill", "schedule");

  private final ReadySchedules schedules;
  private final Pauses pauses;
  private final BackupWatch backups;
  private final ScheduleClient engine;
  private final ReentrantLock keeping = new ReentrantLock();
  private volatile String trouble = "the engine has not taken them yet";
  private volatile boolean due = true;
  private volatile boolean backupsAreDue;

  Keeper(ReadySchedules schedules, Pauses pauses, BackupWatch backups, WorkflowClient client) {
    this.schedules = schedules;
    this.pauses = pauses;
    this.backups = backups;
    this.engine =
        ScheduleClient.newInstance(
            client.getWorkflowServiceStubs(),
            ScheduleClientOptions.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setDataConverter(client.getOptions().getDataConverter())
                .setIdentity(client.getOptions().getIdentity())
                .build());
  }

  @Override
  public Optional<String> banner() {
    if (trouble.isEmpty()) {
      return Optional.empty();
    }
    if (!schedules.all().isEmpty()) {
      return Optional.of("Nothing is launched by schedule: " + trouble + ".");
    }
    // An engine that keeps no schedules is no trouble then: the desk looks for backups by itself.
    return backupsAreDue && due
        ? Optional.of("No backup can be taken or verified: " + trouble + ".")
        : Optional.empty();
  }

  /** Once somebody said that they changed, and again until the engine has them. */
  @Scheduled(fixedRate = 2_000) // on a thread of its own: a silent engine holds no other timer up
  void keepWhatIsDue() {
    if (due && keeping.tryLock()) {
      try {
        keep();
      } finally {
        keeping.unlock();
      }
    }
  }

  /** Has the engine's schedules kept anew if one is gone there, or if it does not answer. */
  @Scheduled(initialDelay = 300_000, fixedRate = 300_000)
  void lookAfterThem() {
    if (due || !trouble.isEmpty()) {
      return; // it is at it, or this engine keeps none
    }
    try {
      Set<String> there =
          engine
              .listSchedules()
              .map(ScheduleListDescription::getScheduleId)
              .collect(Collectors.toSet());
      if (!there.containsAll(ids())) {
        due = true; // and never false: keeping them may have failed meanwhile
      }
    } catch (RuntimeException silent) {
      due = true;
    }
  }

  /** What has to be at the engine. */
  private List<String> ids() {
    List<String> ids = new ArrayList<>();
    schedules.all().forEach(ready -> ids.add(EngineSchedules.id(ready.schedule().name())));
    if (!ids.isEmpty() || backupsAreDue) {
      ids.add(EngineSchedules.RECONCILIATION);
    }
    return ids;
  }

  /** Brings all of them to the engine, or says on every page that they are not there. */
  void keep() {
    keeping.lock();
    try {
      List<Schedule> wanted = schedules.all().stream().map(ReadySchedule::schedule).toList();
      wanted.forEach(pauses::know);
      pauses.forgetAllBut(wanted.stream().map(Schedule::name).toList());
      backupsAreDue = backups.know();
      deleteAllBut(wanted.stream().map(each -> EngineSchedules.id(each.name())).toList());
      wanted.forEach(this::keep);
      if (!wanted.isEmpty() || backupsAreDue) {
        create(EngineSchedules.RECONCILIATION, EngineSchedules.reconciliation());
      }
      due = false;
      trouble = "";
    } catch (RuntimeException failure) {
      due = !isUnimplemented(failure);
      trouble = due ? "the engine does not answer" : "this engine keeps no schedules";
      LOG.warn("the schedules are not at the engine: {}", failure.toString());
    } finally {
      keeping.unlock();
    }
  }

  private void keep(Schedule schedule) {
    String id = EngineSchedules.id(schedule.name());
    String held = held(schedule);
    io.temporal.client.schedules.Schedule wanted = EngineSchedules.of(schedule, held);
    if (create(id, wanted)) {
      return;
    }
    ScheduleHandle there = engine.getHandle(id);
    if (!isSo(there.describe(), schedule, held)) {
      there.update(input -> new ScheduleUpdate(wanted));
      LOG.info("schedule {} is changed at the engine", schedule.name());
    }
  }

  /** False when there is one of this id. */
  private boolean create(String id, io.temporal.client.schedules.Schedule wanted) {
    try {
      engine.createSchedule(id, wanted, ScheduleOptions.newBuilder().setMemo(MARK).build());
      LOG.info("{} is made at the engine", id);
      return true;
    } catch (ScheduleAlreadyRunningException there) {
      return false;
    }
  }

  private void deleteAllBut(List<String> wanted) {
    List<String> others =
        engine
            .listSchedules()
            .filter(Keeper::isOurs)
            .map(ScheduleListDescription::getScheduleId)
            .filter(id -> id.startsWith(EngineSchedules.PREFIX) && !wanted.contains(id))
            .toList();
    for (String id : others) {
      engine.getHandle(id).delete();
      LOG.info("{} stands in no file any more and is deleted at the engine", id);
    }
  }

  private static boolean isOurs(ScheduleListDescription listed) {
    return "schedule".equals(listed.getMemo("firedrill", String.class));
  }

  /** Who holds it and why; "" while nobody does. */
  private String held(Schedule schedule) {
    if (schedule.paused()) {
      return "by its file";
    }
    return pauses
        .now(schedule.name())
        .map(pause -> pause.person() + ": " + pause.reason())
        .orElse("");
  }

  private static boolean isSo(ScheduleDescription there, Schedule schedule, String held) {
    boolean same =
        there.getSchedule().getAction() instanceof ScheduleActionStartWorkflow action
            && schedule.form().equals(action.getArguments().get(0, SlotOrder.class).form());
    return same && there.getSchedule().getState().isPaused() != held.isEmpty();
  }

  private static boolean isUnimplemented(Throwable failure) {
    return failure instanceof StatusRuntimeException answer
        ? answer.getStatus().getCode() == Status.Code.UNIMPLEMENTED
        : failure instanceof ScheduleException
            && failure.getCause() != null
            && isUnimplemented(failure.getCause());
  }
}
