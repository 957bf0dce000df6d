package dev.firedrill.workflows.schedules;

import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Histories of the two workflows that schedules set off, as older versions left them, open or
 * ended: a new version has to decide the same. Run {@link #main} to add what the present version
 * does; never change what is there.
 */
final class ScheduleHistories {

  private static final Path FOLDER = Path.of("src", "test", "resources", "histories");
  private static final String LAUNCH = "scheduled-launch";
  private static final String RECONCILIATION = "slot-reconciliation";

  /** A slot that waits for an earlier run has the wait's own timer as its last thing. */
  private static final EventType WAITS = EventType.EVENT_TYPE_TIMER_STARTED;

  private ScheduleHistories() {}

  /** Adds histories under this version's name: {@code main VERSION}. */
  public static void main(String[] words) throws IOException {
    String version = words[0];
    storeEnded(LAUNCH, version, "launched", Slots.Answer.LAUNCHED);
    storeEnded(LAUNCH, version, "left-out", Slots.Answer.LEFT_OUT);
    storeEnded(
        LAUNCH,
        version,
        "waited-then-launched",
        Slots.Answer.WAIT,
        Slots.Answer.WAIT,
        Slots.Answer.LAUNCHED);
    try (SlotBench bench = new SlotBench(false, Slots.Answer.WAIT)) {
      bench.launch();
      write(LAUNCH, version, "waiting", at(bench, WAITS));
    }
    try (SlotBench bench = new SlotBench(true, Slots.Answer.LAUNCHED)) {
      awaitFailure(bench.launchByHand());
      write(LAUNCH, version, "by-hand", bench.history());
    }
    try (SlotBench bench = new SlotBench(true, Slots.Answer.UNKNOWN)) {
      bench.reconcile().getResult(Integer.class);
      write(RECONCILIATION, version, "ended", bench.history());
    }
  }

  private static void storeEnded(String type, String version, String state, Slots.Answer... answers)
      throws IOException {
    try (SlotBench bench = new SlotBench(true, answers)) {
      bench.launch().getResult(Slots.Answer.class);
      write(type, version, state, bench.history());
    }
  }

  private static void awaitFailure(WorkflowStub stub) {
    try {
      stub.getResult(Slots.Answer.class);
    } catch (WorkflowFailedException asItShould) {
      return;
    }
    throw new IllegalStateException("nobody's launch came to something");
  }

  private static WorkflowExecutionHistory at(SlotBench bench, EventType last) {
    while (true) {
      WorkflowExecutionHistory history = bench.history();
      if (history.getLastEvent().getEventType() == last) {
        return history;
      }
    }
  }

  private static void write(
      String type, String version, String state, WorkflowExecutionHistory history)
      throws IOException {
    Path file = FOLDER.resolve(type + "." + version + "." + state + ".json");
    if (Files.exists(file)) {
      throw new IllegalStateException(file + " is stored: a stored history is never changed");
    }
    Files.writeString(file, history.toJson(false));
    System.out.println(Instant.now() + " " + file);
  }

  static WorkflowExecutionHistory read(Path file) throws IOException {
    return WorkflowExecutionHistory.fromJson(Files.readString(file), SlotBench.ID);
  }

  /** All that are stored. */
  static List<Path> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> isOf(file, LAUNCH) || isOf(file, RECONCILIATION))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOf(Path file, String type) {
    return file.getFileName().toString().startsWith(type + ".");
  }
}
