package dev.firedrill.workflows.contract;

import dev.firedrill.workflows.procedure.GateCard;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Histories of runs that older versions left open or ended: a new version has to decide the same.
 * Run {@link #main} to add what the present version does; never change what is there.
 */
final class StoredHistories {

  static final Path FOLDER = Path.of("src", "test", "resources", "histories");

  /** The run id of every stored history: decisions name it. */
  private static final String RUN = "run-stored";

  private StoredHistories() {}

  /** Adds histories under this version's name: {@code main VERSION}. */
  public static void main(String[] words) throws IOException {
    Files.createDirectories(FOLDER);
    for (Class<?> runbook : Runbooks.all()) {
      store(runbook, words[0]);
    }
  }

  private static void store(Class<?> runbook, String version) throws IOException {
    World world = Runbooks.worldOf(runbook);
    try (Bench bench = new Bench(runbook, world.verbs(), Fault.NONE, Answers.BY_HAND)) {
      WorkflowStub run = bench.start(world.runbook(), world.request(), RUN);
      int gates = 0;
      GateCard last = null;
      while (!bench.journal().hasEnded()) {
        GateCard card = bench.journal().gate().orElse(null);
        if (card != null && !card.equals(last)) {
          last = card;
          write(runbook, version, "at-gate-" + ++gates, bench.history(run).toJson(false));
          bench.decide(run, card);
        }
      }
      run.getResult(Object.class);
      write(runbook, version, "ended", bench.history(run).toJson(false));
    }
  }

  private static void write(Class<?> runbook, String version, String state, String json)
      throws IOException {
    Path file = FOLDER.resolve(Runbooks.id(runbook) + "." + version + "." + state + ".json");
    if (Files.exists(file)) {
      throw new IllegalStateException(file + " is stored: a stored history is never changed");
    }
    Files.writeString(file, json);
    System.out.println(Instant.now() + " " + file);
  }

  static WorkflowExecutionHistory read(Path file) throws IOException {
    return WorkflowExecutionHistory.fromJson(Files.readString(file), RUN);
  }

  static List<Path> of(Class<?> runbook) {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(Runbooks.id(runbook) + "."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
