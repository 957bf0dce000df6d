package dev.firedrill.lab.patroni;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.Command;
import dev.firedrill.lab.LabProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The PostgreSQL server processes of the members, seen through {@code /proc}. */
final class Postmasters {

  private static final Duration BOUND = Duration.ofMinutes(2);

  private final PatroniPlan plan;

  Postmasters(PatroniPlan plan) {
    this.plan = plan;
  }

  /** The postmaster's pid, if it runs on this member's data directory. */
  Optional<Long> pid(String member) {
    Path data = plan.data(member);
    return LabProcesses.pid(data.resolve("postmaster.pid"))
        .filter(pid -> LabProcesses.commandLine(pid).contains("-D " + data + " "));
  }

  /** Pids of all processes whose working directory is the member's data directory. */
  List<Long> processes(String member) {
    Path data = plan.data(member);
    try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
      return entries
          .filter(entry -> entry.getFileName().toString().matches("\\d+"))
          .filter(entry -> worksIn(entry, data))
          .map(entry -> Long.valueOf(entry.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the whole server of a member as a power cut would: nothing is written any more. */
  void kill(String member) {
    Await.until(
        "no process works in " + plan.data(member),
        BOUND,
        () -> {
          killOnce(member);
          return processes(member).isEmpty();
        });
  }

  /** Ends what copies or rewinds a member's data, and goes on when its Patroni is dead. */
  void killTools(String member) {
    String data = plan.data(member) + " ";
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      all.map(ProcessHandle::pid).filter(pid -> names(pid, data)).forEach(Postmasters::sigkill);
    }
  }

  /** As {@code pg_basebackup --pgdata=DATA} and {@code pg_rewind -D DATA} do. */
  private static boolean names(long pid, String data) {
    String line = LabProcesses.commandLine(pid);
    return line.contains("--pgdata=" + data) || line.contains(" -D " + data);
  }

  /** As {@link #kill}, for a server that Patroni may start again meanwhile. */
  void killOnce(String member) {
    List<Long> old = processes(member);
    pid(member).ifPresent(Postmasters::sigkill);
    old.forEach(Postmasters::sigkill);
    Await.until(
        "PostgreSQL of " + member + " ends",
        BOUND,
        () -> Collections.disjoint(old, processes(member)));
  }

  private static void sigkill(long pid) {
    Command.attempt("kill", "-KILL", Long.toString(pid));
  }

  private static boolean worksIn(Path process, Path data) {
    try {
      return Files.readSymbolicLink(process.resolve("cwd")).equals(data);
    } catch (IOException e) {
      return false;
    }
  }
}
