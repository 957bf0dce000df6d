package dev.firedrill.lab.patroni;

import dev.firedrill.lab.Await;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a member's archiver does: its statistics by SQL ({@code pg_stat_archiver}), and what waits
 * for it by the files of {@code pg_wal/archive_status}.
 */
final class ArchiverLook {

  private static final Duration SOON = Duration.ofMinutes(3);

  /** The name of a segment, not of a timeline's history. */
  private static final int SEGMENT_NAME = 24;

  /** The timeline at the beginning of a name. */
  private static final int TIMELINE = 8;

  private static final String READY = ".ready";

  private static final String FAILING =
      "select coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false)"
          + " from pg_stat_archiver";

  private final PatroniPlan plan;
  private final PatroniView view;

  ArchiverLook(PatroniPlan plan, PatroniView view) {
    this.plan = plan;
    this.view = view;
  }

  /** Whether this leader's archiver fails on what it has to archive. */
  boolean isJammed(String leader) {
    return isFailing(leader) && waits(leader);
  }

  /** Whether its last attempt failed. */
  boolean isFailing(String leader) {
    return view.sql(leader, FAILING).filter("t"::equals).isPresent();
  }

  /** Whether its last attempt failed on a segment. */
  boolean failsOnSegment(String leader) {
    return isFailing(leader) && failedOn(leader).length() == SEGMENT_NAME;
  }

  String failedOn(String leader) {
    return view.sql(leader, "select last_failed_wal from pg_stat_archiver").orElseThrow();
  }

  /** Whether a segment waits for the archiver. */
  boolean waits(String leader) {
    return !waiting(leader).isEmpty();
  }

  /**
   * Waits until a segment and all before it are archived. Returns the last that is, or nothing if
   * the member does not lead any more on the segment's timeline: then it archives nothing, or what
   * comes later.
   */
  Optional<String> awaitArchived(String leader, String segment) {
    Standing end =
        Await.seen(
            segment + " is archived",
            SOON,
            () -> standing(leader),
            now -> now.hasArchived(segment) || now.hasLeft(leader, segment));
    return end.hasLeft(leader, segment) ? Optional.empty() : Optional.of(end.archived());
  }

  private Standing standing(String leader) {
    return new Standing(
        view.leader(),
        answer(leader, "last_archived_wal"),
        answer(leader, "last_failed_wal || ' at ' || last_failed_time"),
        waiting(leader));
  }

  private String answer(String leader, String column) {
    Optional<String> answer = view.sql(leader, "select " + column + " from pg_stat_archiver");
    return answer.orElse("");
  }

  private List<String> waiting(String leader) {
    String[] names =
        plan.data(leader)
            .resolve("pg_wal/archive_status")
            .toFile()
            .list((folder, name) -> name.endsWith(READY));
    return names == null ? List.of("no archive_status") : Stream.of(names).sorted().toList();
  }

  /** An archiver at one moment, and who leads. */
  private record Standing(
      Optional<String> leads, String archived, String failed, List<String> waiting) {

    private boolean hasArchived(String segment) {
      return waiting.isEmpty()
          && archived.length() == SEGMENT_NAME
          && archived.compareTo(segment) >= 0;
    }

    private boolean hasLeft(String leader, String segment) {
      return leads.filter(member -> !member.equals(leader)).isPresent()
          || timeline(archived).compareTo(timeline(segment)) > 0;
    }

    private static String timeline(String name) {
      return name.substring(0, Math.min(TIMELINE, name.length()));
    }
  }
}
