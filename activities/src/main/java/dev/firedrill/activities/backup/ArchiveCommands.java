package dev.firedrill.activities.backup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The commands on a leader's host that its archive needs, each allowed by sudo as it is. */
final class ArchiveCommands {

  /**
   * One JSON object. Without a comma, an equals sign, a backslash or a star, so that a sudoers line
   * holds it as it stands. One byte is added to the position, since the name of a segment's very
   * beginning is that of the segment before (PostgreSQL, pg_walfile_name).
   */
  static final String LOOK =
      "select to_jsonb(a) || to_jsonb(w) || to_jsonb(r) from pg_stat_archiver a cross join (select"
          + " pg_walfile_name(pg_current_wal_lsn() + 1) as current) w cross join (select"
          + " json_agg(name order by name) as ready from (select name from"
          + " pg_ls_archive_statusdir() where name like '%.ready' order by name limit 200) s) r";

  /** A new segment to archive; without one, a failed archiver sleeps for up to a minute. */
  static final String SWITCH =
      "select pg_switch_wal() from pg_create_restore_point('firedrill') point";

  private static final String ANY_SEGMENT = "000000010000000000000001";
  private static final String ANY_RUN = "r-check";

  private final ArchiveSettings member;

  ArchiveCommands(ArchiveSettings member) {
    this.member = member;
  }

  /** Each that may be run, for a made-up segment and a made-up run. */
  List<List<String>> all() {
    Path copy = member.aside(ANY_RUN).resolve(ANY_SEGMENT);
    return List.of(
        look(),
        switchSegment(),
        list("/15-1/0000000100000000"),
        checksums(List.of(member.segment(ANY_SEGMENT))),
        checksums(List.of(copy)),
        copyAside(ANY_SEGMENT, ANY_RUN),
        markArchived(ANY_SEGMENT));
  }

  List<String> look() {
    return ask(LOOK);
  }

  List<String> switchSegment() {
    return ask(SWITCH);
  }

  private List<String> ask(String question) {
    return asOwner(
        "/usr/bin/psql",
        "-X",
        "-A",
        "-t",
        "-h",
        member.sql().socket().toString(),
        "-p",
        String.valueOf(member.sql().port()),
        "-d",
        "postgres",
        "-c",
        question);
  }

  /** What the repository has below its archive of this stanza (pgBackRest, repo-ls). */
  List<String> list(String below) {
    List<String> argv = new ArrayList<>(member.backup().command());
    String archive = "archive/" + member.backup().stanza() + below;
    argv.addAll(List.of("--output=json", "repo-ls", archive));
    return argv;
  }

  List<String> checksums(List<Path> files) {
    return asOwner(
        Stream.concat(Stream.of("/usr/bin/sha1sum"), files.stream().map(Path::toString))
            .toArray(String[]::new));
  }

  /** As root: whoever owns the data directory may not be allowed to write beside it. */
  List<String> copyAside(String segment, String run) {
    String file = member.segment(segment).toString();
    return List.of(
        "sudo", "-n", "/usr/bin/rsync", "-a", "--checksum", file, member.aside(run) + "/");
  }

  /** The archiver passes over what is marked as done (PostgreSQL, pg_wal/archive_status). */
  List<String> markArchived(String segment) {
    Path status = member.data().resolve("pg_wal").resolve("archive_status");
    String ready = status.resolve(segment + ".ready").toString();
    return asOwner("/usr/bin/mv", "-T", ready, status.resolve(segment + ".done").toString());
  }

  private List<String> asOwner(String... command) {
    List<String> argv = new ArrayList<>(List.of("sudo", "-n", "-u", member.backup().owner()));
    argv.addAll(List.of(command));
    return argv;
  }
}
