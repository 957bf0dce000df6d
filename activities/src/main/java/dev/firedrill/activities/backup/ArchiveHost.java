package dev.firedrill.activities.backup;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.ssh.Result;
import dev.firedrill.activities.reach.ssh.Shell;
import dev.firedrill.workflows.backup.ArchiverView;
import dev.firedrill.workflows.backup.Twin;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A leader's archive as its host shows it, over SSH. */
final class ArchiveHost {

  private static final Duration QUICK = Duration.ofSeconds(15);
  private static final Duration COPY = Duration.ofSeconds(60);
  private static final int PREFIX = 16;
  private static final int TIMELINE = 8;

  private final Shell shell;
  private final ArchiveSettings member;
  private final ArchiveCommands commands;

  ArchiveHost(Shell shell, ArchiveSettings member) {
    this.shell = shell;
    this.member = member;
    this.commands = new ArchiveCommands(member);
  }

  ArchiverView look() {
    return Printed.archiver(member.member(), need("psql", run(commands.look(), QUICK)));
  }

  /**
   * What the repository has in the folders of these segments, and in every folder of the current
   * one's timeline from the current one on.
   */
  Map<String, String> stored(List<String> segments, String current) {
    String archive = "/" + newestArchive();
    Map<String, String> found = new TreeMap<>();
    Printed.names(list(archive)).stream()
        .filter(folder -> isOf(folder, segments) || isAhead(folder, current))
        .forEach(folder -> found.putAll(Printed.segments(list(archive + "/" + folder))));
    return found;
  }

  private static boolean isOf(String folder, List<String> segments) {
    return folder.length() == PREFIX && segments.stream().anyMatch(each -> each.startsWith(folder));
  }

  private static boolean isAhead(String folder, String current) {
    return folder.length() == PREFIX
        && folder.startsWith(current.substring(0, TIMELINE))
        && folder.compareTo(current.substring(0, PREFIX)) >= 0;
  }

  /**
   * The segments in the repository that stand at this one's position or later, on the current one's
   * timeline or an earlier one, in their order.
   */
  List<String> storedSince(String from, String current) {
    String archive = "/" + newestArchive();
    List<String> found = new ArrayList<>();
    Printed.names(list(archive)).stream()
        .filter(folder -> folder.length() == PREFIX)
        .filter(folder -> folder.substring(0, TIMELINE).compareTo(current) <= 0)
        .filter(
            folder -> folder.substring(TIMELINE).compareTo(from.substring(TIMELINE, PREFIX)) >= 0)
        .forEach(folder -> found.addAll(Printed.segments(list(archive + "/" + folder)).keySet()));
    return found.stream()
        .filter(segment -> segment.substring(TIMELINE).compareTo(from.substring(TIMELINE)) >= 0)
        .sorted()
        .toList();
  }

  /** An archive is named by PostgreSQL's version and a number that grows with each upgrade. */
  private String newestArchive() {
    return Printed.names(list("")).stream()
        .filter(name -> name.matches("[0-9]+-[0-9]+"))
        .max((one, other) -> Integer.compare(number(one), number(other)))
        .orElseThrow(
            () -> new IllegalStateException("the repository has no archive of the stanza"));
  }

  private static int number(String archive) {
    return Integer.parseInt(archive.substring(archive.indexOf('-') + 1));
  }

  private String list(String below) {
    return need("pgBackRest repo-ls", run(commands.list(below), QUICK));
  }

  /** The checksums of those segments that are there, by name. */
  Map<String, String> checksums(List<String> segments) {
    return sums(segments.stream().map(member::segment).toList());
  }

  /** The checksums of those copies of this run that are there, by name. */
  Map<String, String> copies(String run, List<Twin> segments) {
    Path folder = member.aside(run);
    return sums(segments.stream().map(twin -> folder.resolve(twin.segment())).toList());
  }

  private Map<String, String> sums(List<Path> files) {
    Map<String, String> found = new TreeMap<>();
    if (!files.isEmpty()) {
      Printed.checksums(seen(run(commands.checksums(files), COPY)).out())
          .forEach((path, sum) -> found.put(path.substring(path.lastIndexOf('/') + 1), sum));
    }
    return found;
  }

  /** One that was cut off is silent about files that are there. */
  private Result seen(Result sums) {
    if (sums.isUnknown()) {
      throw new IllegalStateException(
          "sha1sum on the host of " + member.member() + ": " + sums.said());
    }
    return sums;
  }

  void copyAside(String segment, String run) {
    need("copying " + segment, run(commands.copyAside(segment, run), COPY));
  }

  void markArchived(String segment) {
    need("marking " + segment, run(commands.markArchived(segment), QUICK));
  }

  /** Gives the archiver a new segment, which wakes it. */
  void switchSegment() {
    need("psql", run(commands.switchSegment(), QUICK));
  }

  private Result run(List<String> argv, Duration within) {
    try {
      return shell.run(member.backup().ssh(), argv, "", within);
    } catch (Unreachable e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private String need(String what, Result result) {
    if (result.succeeded()) {
      return result.out();
    }
    throw new IllegalStateException(
        what + " on the host of " + member.member() + ": " + result.said());
  }
}
