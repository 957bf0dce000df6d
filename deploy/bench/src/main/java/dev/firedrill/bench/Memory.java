package dev.firedrill.bench;

import dev.firedrill.drill.desk.App;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** What Firedrill's processes keep in memory when nothing happens, shared pages counted once. */
final class Memory {

  private static final long KIB_PER_MIB = 1024;

  private Memory() {}

  static Figure measure(App app, Path data) {
    long own = mebibytes(Stream.of(app.handle()));
    long engine = mebibytes(Stream.of(App.part(data, "engine")));
    ProcessHandle postmaster = App.part(data, "database");
    long database = mebibytes(Stream.concat(Stream.of(postmaster), postmaster.descendants()));
    return Figure.atMost(
        "idle memory of all parts, MiB",
        (double) (own + engine + database),
        600,
        String.format(Locale.ROOT, "app %d, engine %d, database %d", own, engine, database));
  }

  private static long mebibytes(Stream<ProcessHandle> processes) {
    return processes.mapToLong(Memory::kibibytes).sum() / KIB_PER_MIB;
  }

  /** The proportional set size (proc(5), smaps_rollup), in KiB. */
  private static long kibibytes(ProcessHandle process) {
    Path file = Path.of("/proc", String.valueOf(process.pid()), "smaps_rollup");
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
