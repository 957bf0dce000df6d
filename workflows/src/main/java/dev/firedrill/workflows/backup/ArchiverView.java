package dev.firedrill.workflows.backup;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.List;

/**
 * What a primary says of its own WAL archiving (PostgreSQL, pg_stat_archiver and archive_status).
 *
 * @param current the segment that it writes now; as soon as it is a later one, an earlier one that
 *     is not archived waits
 * @param lastArchived the name archived last in time, "" for none
 * @param lastFailed the name that could not be archived last, "" for none
 * @param failing whether the last attempt to archive failed
 * @param waiting the names that wait to be archived, in their order; of many, the first
 */
public record ArchiverView(
    String member,
    String current,
    String lastArchived,
    String lastFailed,
    boolean failing,
    List<String> waiting)
    implements Facts {

  public ArchiverView {
    requireNonNull(member, "member");
    requireNonNull(current, "current");
    requireNonNull(lastArchived, "lastArchived");
    requireNonNull(lastFailed, "lastFailed");
    waiting = List.copyOf(waiting);
  }

  /** Why no backup can be taken that a recovery could start from; empty means that one can. */
  public List<String> objections() {
    return failing
        ? List.of("archiving fails on " + lastFailed + ": no backup is of use without its WAL")
        : List.of();
  }

  /** Whether this segment is written to its end, and neither it nor one before it waits. */
  public boolean hasArchivedUpTo(String segment) {
    return current.compareTo(segment) > 0
        && waiting.stream().noneMatch(name -> name.compareTo(segment) <= 0);
  }

  @Override
  public Table asTable() {
    return new Table(
        List.of("leader", "archiving", "archived last", "failed last", "waiting"),
        List.of(
            List.of(
                member,
                failing ? "fails" : "works",
                orNone(lastArchived),
                orNone(lastFailed),
                String.valueOf(waiting.size()))));
  }

  private static String orNone(String name) {
    return name.isEmpty() ? "–" : name;
  }
}
