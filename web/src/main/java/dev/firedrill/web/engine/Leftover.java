package dev.firedrill.web.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server process that outlived its app. It is known by its remembered process id, and only when
 * its command line still names our folder: process ids are given to strangers again.
 */
final class Leftover {

  private static final Logger LOG = LoggerFactory.getLogger(Leftover.class);

  private Leftover() {}

  /** Ends the process that a crashed app left over, if there is one. */
  static void end(Part part, Path pidFile, Path folder) {
    find(pidFile, folder)
        .ifPresent(process -> {
          LOG.warn(
              "Ending the {} (process {}) that an earlier Firedrill left over",
              part.name(),
              process.pid());
          Supervised.end(process, part);
        });
  }

  /** The living process whose id the file names, if its command line names the folder. */
  static Optional<ProcessHandle> find(Path pidFile, Path folder) {
    return pid(pidFile)
        .flatMap(ProcessHandle::of)
        .filter(ProcessHandle::isAlive)
        .filter(process -> commandLine(process).contains(folder.toString()));
  }

  /** Whether the process whose id the file names is alive. */
  static boolean runs(Path pidFile) {
    return pid(pidFile).flatMap(ProcessHandle::of).isPresent();
  }

  /** Whether the file names a living process that has nothing to do with the folder. */
  static boolean isStranger(Path pidFile, Path folder) {
    return runs(pidFile) && find(pidFile, folder).isEmpty();
  }

  /** Whether any process has the folder as its working directory; no where that can't be seen. */
  static boolean worksIn(Path folder) {
    return ProcessHandle.allProcesses()
        .map(process -> Path.of("/proc", String.valueOf(process.pid()), "cwd"))
        .anyMatch(cwd -> leadsTo(cwd, folder));
  }

  private static boolean leadsTo(Path link, Path folder) {
    try {
      return Files.isSameFile(link, folder);
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<Long> pid(Path file) {
    try (var lines = Files.lines(file)) {
      return lines
          .findFirst()
          .map(String::strip)
          .filter(s -> s.matches("\\d{1,18}"))
          .map(Long::valueOf);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(
          Path.of("/proc", String.valueOf(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return process.info().commandLine().orElse("");
    }
  }
}
