package dev.firedrill.activities.patroni;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads lines such as {@code /proc/123/cwd /path}. */
final class WorkingDirectories {

  private WorkingDirectories() {}

  /** The ids of the processes that work in this folder, also when it was removed under them. */
  static List<Long> in(Path folder, List<String> lines) {
    return lines.stream().map(line -> pid(folder, line)).flatMap(Optional::stream).toList();
  }

  private static Optional<Long> pid(Path folder, String line) {
    int space = line.indexOf(' ');
    if (space < 0) {
      return Optional.empty();
    }
    String where = line.substring(space + 1);
    if (!where.equals(folder.toString()) && !where.equals(folder + " (deleted)")) {
      return Optional.empty();
    }
    return Optional.of(Long.parseLong(line.substring("/proc/".length(), line.indexOf("/cwd"))));
  }
}
