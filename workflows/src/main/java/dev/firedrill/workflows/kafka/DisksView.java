package dev.firedrill.workflows.kafka;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * The log directories of a broker and what they lie on, seen over SSH.
 *
 * @param formats whether the target's file says how they are formatted
 */
public record DisksView(String broker, boolean formats, List<Disk> disks) implements Facts {

  /**
   * One log directory.
   *
   * @param trouble why it cannot be listed; empty when it can
   * @param entries what lies in it, without {@code lost+found}; the first {@value #NAMED} and one
   *     more stand for all, since a broker may have thousands
   * @param fileSystem the device, and where it is mounted
   */
  public record Disk(
      String path, String trouble, List<String> entries, String fileSystem, long freeBytes) {

    /** How many entries are told by name. */
    public static final int NAMED = 3;

    public Disk {
      requireNonNull(path, "path");
      requireNonNull(trouble, "trouble");
      entries = entries.stream().limit(NAMED + 1).toList();
      requireNonNull(fileSystem, "fileSystem");
    }

    /** One that is not there. */
    public static Disk missing(String path, String trouble) {
      return new Disk(path, trouble, List.of(), "", 0);
    }

    /** Every reason not to format it; empty means that there is nothing in it to lose. */
    List<String> objections() {
      if (!trouble.isEmpty()) {
        return List.of(
            "%s cannot be listed; mount the new disk there first: %s".formatted(path, trouble));
      }
      return entries.isEmpty()
          ? List.of()
          : List.of(
              "%s is not empty, and a format would give up what is left there: %s%s"
                  .formatted(
                      path,
                      String.join(", ", entries.subList(0, Math.min(NAMED, entries.size()))),
                      entries.size() > NAMED ? " and more" : ""));
    }
  }

  public DisksView {
    requireNonNull(broker, "broker");
    disks = List.copyOf(disks);
  }

  /** Every reason not to format them; empty means that there is nothing to lose. */
  List<String> objections() {
    List<String> objections = new ArrayList<>();
    disks.forEach(each -> objections.addAll(each.objections()));
    if (!formats) {
      objections.add("the target's file does not say how " + broker + " is formatted: 'storage'");
    }
    return objections;
  }

  /** What a decision rests on: which directories on which disks are formatted. */
  List<String> declaredFacts() {
    return disks.stream()
        .map(each -> "%s %s: on %s".formatted(broker, each.path(), each.fileSystem()))
        .toList();
  }

  /** Every reason to stop after a wait, by a new look; empty means go on. */
  List<String> changesIn(DisksView now) {
    List<String> changes = new ArrayList<>(now.objections());
    if (!now.declaredFacts().equals(declaredFacts())) {
      changes.add("the disks of " + broker + " are others since");
    }
    return changes;
  }

  @Override
  public Table asTable() {
    return new Table(
        List.of("directory", "holds", "on", "free"),
        disks.stream()
            .map(each ->
                List.of(
                    each.path(),
                    each.trouble().isEmpty()
                        ? each.entries().isEmpty() ? "nothing" : String.join(", ", each.entries())
                        : each.trouble(),
                    each.fileSystem(),
                    (each.freeBytes() >> 20) + " MiB"))
            .toList());
  }
}
