package dev.firedrill.lab.patroni;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.LabFailure;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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

  /** As pgBackRest names a segment: with its SHA-1, and after that what compresses it. */
  private static final Pattern STORED = Pattern.compile("[0-9A-F]{24}-[0-9a-f]{40}[.a-z0-9]*");

  /** At the end of a name while the file is being written. */
  private static final String PARTIAL = ".tmp";

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
   * Waits until a segment and all before it are in the repository, and returns the last of its
   * timeline that is.
   */
  String awaitArchived(String leader, String segment) {
    return Await.seen(
            segment + " is archived",
            SOON,
            () -> standing(leader, segment.substring(0, TIMELINE)),
            now -> now.hasArchived(segment))
        .stored();
  }

  private Standing standing(String leader, String timeline) {
    return new Standing(
        view.leader(),
        answer(leader, "select pg_walfile_name(pg_current_wal_lsn())"),
        newestStored(timeline),
        answer(leader, "select last_archived_wal from pg_stat_archiver"),
        answer(
            leader, "select last_failed_wal || ' at ' || last_failed_time from pg_stat_archiver"),
        waiting(leader));
  }

  private String answer(String leader, String query) {
    return view.sql(leader, query).orElse("");
  }

  /** The last segment of a timeline that the repository has, "" for none. */
  private String newestStored(String timeline) {
    Path archive = plan.folder().resolve("backup/repo/archive");
    return within(archive.resolve(PatroniPlan.SCOPE).toFile())
        .flatMap(ArchiverLook::within)
        .filter(folder -> folder.getName().startsWith(timeline))
        .flatMap(ArchiverLook::within)
        .map(File::getName)
        .filter(name -> STORED.matcher(name).matches() && !name.endsWith(PARTIAL))
        .map(name -> name.substring(0, SEGMENT_NAME))
        .max(String::compareTo)
        .orElse("");
  }

  private List<String> waiting(String leader) {
    File status = plan.data(leader).resolve("pg_wal/archive_status").toFile();
    if (!status.isDirectory()) {
      throw new LabFailure("There is no " + status);
    }
    return within(status).map(File::getName).filter(name -> name.endsWith(READY)).sorted().toList();
  }

  /** What lies in a folder now; none of it is looked at, as it may be gone by then. */
  static Stream<File> within(File folder) {
    File[] files = folder.listFiles();
    return files == null ? Stream.empty() : Stream.of(files);
  }

  /**
   * An archiver at one moment, and who leads and writes what. What it archived last is there to be
   * read only: a checkpoint after a promotion has segments of the older timeline archived again
   * whose {@code .done} is missing.
   */
  private record Standing(
      Optional<String> leads,
      String writes,
      String stored,
      String archivedLast,
      String failedLast,
      List<String> waiting) {

    private boolean hasArchived(String segment) {
      return waiting.isEmpty() && stored.compareTo(segment) >= 0;
    }
  }
}
