package dev.firedrill.workflows.kafka;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * The host of a broker, seen over SSH.
 *
 * @param trouble why it cannot be reached; empty when it can
 * @param processes the ids of the broker's processes there
 * @param upSeconds since when the youngest of them has run; 0 when there is none
 */
public record HostView(
    String broker,
    String trouble,
    List<Long> processes,
    long upSeconds,
    List<DirectoryView> directories)
    implements Facts {

  public HostView {
    requireNonNull(broker, "broker");
    requireNonNull(trouble, "trouble");
    processes = List.copyOf(processes);
    directories = List.copyOf(directories);
  }

  /** A host that cannot be reached, and why. */
  public static HostView lost(String broker, String trouble) {
    return new HostView(broker, trouble, List.of(), 0, List.of());
  }

  /** Whether the host answered over SSH. */
  public boolean isReachable() {
    return trouble.isEmpty();
  }

  /** Why nothing can be said of it; empty when the host answered. */
  List<String> objectionsToReach() {
    return isReachable()
        ? List.of()
        : List.of(
            "the host of %s cannot be reached, so neither its process nor its data is seen: %s"
                .formatted(broker, trouble));
  }

  /** Whether Kafka runs there. */
  public boolean runs() {
    return !processes.isEmpty();
  }

  /**
   * How long ago an earlier look was, in seconds, by the age of a process that both saw; one that
   * began since then counts from its start.
   */
  long secondsSince(HostView earlier) {
    return processes.equals(earlier.processes) ? upSeconds - earlier.upSeconds : upSeconds;
  }

  /** Every reason to stop after a wait, by a new look; empty means go on. */
  List<String> changesIn(HostView now) {
    if (!now.isReachable()) {
      return List.of("the host of " + broker + " cannot be reached any more: " + now.trouble);
    }
    List<String> changes = new ArrayList<>();
    if (now.runs()) {
      changes.add("Kafka runs on the host of " + broker + " by now: somebody has started it");
    }
    if (!now.directories.equals(directories)) {
      changes.add("the log directories of " + broker + " are others since");
    }
    return changes;
  }

  /** What a decision rests on: which directories the broker will come up with. */
  List<String> declaredFacts() {
    return directories.stream()
        .map(each -> broker + " " + each.path() + ": " + each.directoryId())
        .toList();
  }

  @Override
  public Table asTable() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("host of " + broker, isReachable() ? "answers" : trouble));
    if (isReachable()) {
      rows.add(List.of("Kafka", runs() ? "runs since " + upSeconds + " s" : "does not run"));
    }
    directories.forEach(
        each -> rows.add(List.of(each.path(), each.isReadable() ? "intact" : each.trouble())));
    return new Table(List.of("what", "seen"), rows);
  }
}
