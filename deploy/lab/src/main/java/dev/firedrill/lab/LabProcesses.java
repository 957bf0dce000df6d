package dev.firedrill.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The processes of one lab, each known by a file {@code pids/NAME.pid} in the lab's folder. A pid
 * counts only while {@code /proc/PID/cmdline} names the folder, so that a re-used pid is never hit;
 * an ended process that nobody has reaped has an empty command line and doesn't count either.
 */
public final class LabProcesses {

  private static final Duration GONE_WITHIN = Duration.ofMinutes(2);

  private final Path folder;

  public LabProcesses(Path folder) {
    this.folder = folder;
  }

  /** Starts {@code argv} in a session of its own, so that Ctrl-C reaches only the lab itself. */
  public void start(String name, Path log, List<String> argv) {
    List<String> line = new ArrayList<>(List.of("setsid"));
    line.addAll(argv);
    try {
      Process process =
          new ProcessBuilder(line)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      process.getOutputStream().close();
      Files.writeString(file(name), Long.toString(process.pid()));
    } catch (IOException e) {
      throw new LabFailure("Could not start " + name + ": " + e.getMessage(), e);
    }
  }

  /** The pid of a process that runs now. */
  public Optional<Long> running(String name) {
    return Files.exists(file(name)) ? pid(file(name)).filter(this::isOurs) : Optional.empty();
  }

  /** Ends a process with a signal such as {@code KILL} and waits until it is gone. */
  public void end(String name, String signal) {
    running(name).ifPresent(pid -> end(pid, signal));
  }

  /** Sends a signal to {@code pid} if it belongs to this lab, and waits until it is gone. */
  public void end(long pid, String signal) {
    if (isOurs(pid)) {
      Command.attempt("kill", "-" + signal, Long.toString(pid));
      Await.until("process " + pid + " ends", GONE_WITHIN, () -> !isOurs(pid));
    }
  }

  /** Names of all processes that were ever started in this folder. */
  public List<String> names() {
    if (!Files.isDirectory(folder.resolve("pids"))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder.resolve("pids"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".pid"))
          .map(name -> name.substring(0, name.length() - ".pid".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether {@code pid} runs and its command line names this lab's folder. */
  public boolean isOurs(long pid) {
    return commandLine(pid).contains(folder.toString() + "/");
  }

  /** The command line of a process with spaces between its words; empty if there is none. */
  public static String commandLine(long pid) {
    try {
      Path file = Path.of("/proc", Long.toString(pid), "cmdline");
      return Files.readString(file, StandardCharsets.ISO_8859_1).replace('\0', ' ');
    } catch (IOException e) {
      return "";
    }
  }

  /** The number in the first line of a pid file; nothing if there is no such file or number. */
  public static Optional<Long> pid(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.findFirst().map(String::strip).filter(s -> s.matches("\\d+")).map(Long::valueOf);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Path file(String name) {
    return folder.resolve("pids").resolve(name + ".pid");
  }
}
