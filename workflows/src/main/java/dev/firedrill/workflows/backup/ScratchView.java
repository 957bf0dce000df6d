package dev.firedrill.workflows.backup;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * A scratch place on a member's host.
 *
 * @param entries what lies in it
 * @param free how much more fits, in bytes
 */
public record ScratchView(String member, String folder, List<String> entries, long free)
    implements Facts {

  /** In tenths of the database: WAL and what PostgreSQL writes come on top of it. */
  private static final int ROOM = 12;

  public ScratchView {
    requireNonNull(member, "member");
    requireNonNull(folder, "folder");
    entries = List.copyOf(entries);
  }

  /** Every reason not to restore this backup there; empty means that there is room. */
  public List<String> objections(BackupView backup) {
    List<String> objections = new ArrayList<>(objectionsToEmpty());
    if (free / ROOM * 10 < backup.size()) {
      objections.add(
          "%s on the host of %s has room for %s: a database of %s needs a fifth more than itself"
              .formatted(folder, member, Figures.size(free), Figures.size(backup.size())));
    }
    return objections;
  }

  /** Why it isn't empty; no reason means that it is. */
  public List<String> objectionsToEmpty() {
    return entries.isEmpty()
        ? List.of()
        : List.of(
            "%s on the host of %s is not empty: it has %s"
                .formatted(folder, member, String.join(", ", entries)));
  }

  @Override
  public Table asTable() {
    return new Table(
        List.of("on the host of", "scratch place", "holds", "room for"),
        List.of(
            List.of(
                member,
                folder,
                entries.isEmpty() ? "nothing" : String.join(", ", entries),
                Figures.size(free))));
  }
}
