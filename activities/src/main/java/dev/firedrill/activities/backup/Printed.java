package dev.firedrill.activities.backup;

import dev.firedrill.activities.reach.http.Answer;
import dev.firedrill.activities.reach.http.Garbled;
import dev.firedrill.workflows.backup.ArchiverView;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads what psql, pgBackRest and sha1sum print. */
final class Printed {

  private static final String READY = ".ready";

  /** Segment, checksum of its content before compression, and the compression's ending. */
  private static final Pattern STORED =
      Pattern.compile("([0-9A-F]{24})-([0-9a-f]{40})(|\\.gz|\\.bz2|\\.lz4|\\.zst)");

  private static final Pattern CHECKSUM = Pattern.compile("([0-9a-f]{40})  (/.+)");

  private Printed() {}

  /** The answer to {@link ArchiveCommands#LOOK}. */
  static ArchiverView archiver(String member, String text) {
    JsonNode row = json("pg_stat_archiver", text);
    List<String> waiting = new ArrayList<>();
    for (JsonNode file : row.path("ready")) {
      String name = file.asString("");
      waiting.add(name.substring(0, name.length() - READY.length()));
    }
    return new ArchiverView(
        member,
        row.path("current").asString(""),
        row.path("last_archived_wal").asString(""),
        row.path("last_failed_wal").asString(""),
        isFailing(row),
        waiting);
  }

  /** The last attempt failed when the last failure is younger than the last success. */
  private static boolean isFailing(JsonNode row) {
    String failed = row.path("last_failed_time").asString("");
    String archived = row.path("last_archived_time").asString("");
    if (failed.isEmpty() || archived.isEmpty()) {
      return !failed.isEmpty();
    }
    return OffsetDateTime.parse(failed).isAfter(OffsetDateTime.parse(archived));
  }

  /** The names in a folder of the repository. */
  static List<String> names(String text) {
    return json("pgBackRest repo-ls", text).propertyNames().stream().sorted().toList();
  }

  /** The segments in a folder of the repository, and the checksum of each. */
  static Map<String, String> segments(String text) {
    Map<String, String> found = new TreeMap<>();
    for (String name : names(text)) {
      Matcher stored = STORED.matcher(name);
      if (stored.matches() && found.put(stored.group(1), stored.group(2)) != null) {
        throw new IllegalStateException("the repository has " + stored.group(1) + " twice");
      }
    }
    return found;
  }

  /** Paths and their checksums; what could not be read is not among them. */
  static Map<String, String> checksums(String text) {
    Map<String, String> found = new TreeMap<>();
    for (String line : text.lines().toList()) {
      Matcher sum = CHECKSUM.matcher(line);
      if (sum.matches()) {
        found.put(sum.group(2), sum.group(1));
      }
    }
    return found;
  }

  private static JsonNode json(String what, String text) {
    try {
      return new Answer(200, text).json();
    } catch (Garbled e) {
      throw new IllegalStateException(what + ": " + e.getMessage(), e);
    }
  }
}
