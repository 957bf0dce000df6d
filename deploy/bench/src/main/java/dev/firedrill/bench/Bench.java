package dev.firedrill.bench;

import dev.firedrill.drill.desk.App;
import dev.firedrill.drill.desk.Operator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** All that is measured, one after the other, in one table with the load that there was. */
final class Bench {

  /** The target of whatever runs alone; it is nothing. */
  static final String TARGET = "bench";

  private final Path folder;
  private final PrintStream out;
  private final List<Figure> figures = new ArrayList<>();

  Bench(Path folder, PrintStream out) {
    this.folder = folder;
    this.out = out;
  }

  List<Figure> figures() {
    return List.copyOf(figures);
  }

  /** Measures these parts: start, desk, million, failover. */
  void measure(Set<String> parts) throws IOException, SQLException {
    if (parts.contains("start")) {
      add(() -> ColdStart.measure(script(), folder));
    }
    if (parts.contains("desk")) {
      measureDesk(folder.resolve("desk"));
    }
    if (parts.contains("million")) {
      measureMillion(folder.resolve("million"));
    }
    if (parts.contains("failover")) {
      add(() -> new Failover(folder.resolve("failover")).measure());
    }
  }

  private void measureDesk(Path data) throws IOException {
    Path targets = targets();
    try (App app = App.start(data, targets)) {
      Operator operator = Operator.first(app.address(), app.oneTimePassword());
      add(() -> Memory.measure(app, data));
      new Runs(operator).measure().forEach(figure -> add(() -> figure));
      add(() -> new Audience(operator).measure());
      add(() -> Pages.measure(operator));
      Killed killed = new Killed(data, targets);
      add(() -> killed.part(operator, "engine"));
      add(() -> killed.part(operator, "database"));
      add(() -> killed.app(app, operator));
    }
  }

  private void measureMillion(Path data) throws IOException, SQLException {
    try (App app = App.start(data, targets())) {
      Operator operator = Operator.first(app.address(), app.oneTimePassword());
      Million.fill(data);
      Map<String, String> lists =
          Map.of(
              "newest", "/runs",
              "of a target", "/runs?target=db-77",
              "of a person and an ending", "/runs?person=sre-1&state=ABORTED",
              "of a pair that never met", "/runs?person=sre-7&state=UNVERIFIED",
              "of a person and a target", "/runs?person=sre-7&target=db-47");
      lists.forEach((words, path) -> add(() -> Million.measure(operator, words, path)));
    }
  }

  private Path targets() throws IOException {
    Path targets = Files.createDirectories(folder.resolve("targets"));
    Files.writeString(targets.resolve("bench.yaml"), target(TARGET, targets));
    for (int i = 0; i < Runs.AT_ONCE; i++) {
      Files.writeString(targets.resolve(target(i) + ".yaml"), target(target(i), targets));
    }
    return targets;
  }

  /** One of as many targets as runs are launched at once: a run has its target for itself. */
  static String target(int number) {
    return TARGET + "-" + number;
  }

  private static String target(String name, Path folder) {
    return """
    name: NAME
    system: bench
    environment: dev
    tier: 4
    recovery-time: PT1H
    recovery-point: PT1H
    stateful: false
    ssh:
      known-hosts: FOLDER/known_hosts
      key: file:FOLDER/none
    bench: {}
    """
        .replace("NAME", name)
        .replace("FOLDER", folder.toString());
  }

  private static Path script() {
    String home = System.getenv("FIREDRILL_HOME");
    if (home == null) {
      throw new IllegalStateException("start it as ./firedrill bench");
    }
    return Path.of(home, "firedrill");
  }

  /** Measures one more figure and shows it at once. */
  void add(Supplier<Figure> measurement) {
    Figure figure = measurement.get();
    figures.add(figure);
    out.println(figure.line());
    out.flush();
  }

  static String load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    int cores = Runtime.getRuntime().availableProcessors();
    return String.format(Locale.ROOT, "load average %.2f on %d cores", load, cores);
  }

  /** Removes all that was written. */
  void clean() {
    try (var files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(Bench::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
