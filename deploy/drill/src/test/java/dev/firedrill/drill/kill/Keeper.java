package dev.firedrill.drill.kill;

import dev.firedrill.drill.FastStart;
import dev.firedrill.lab.Await;
import dev.firedrill.lab.LabFailure;
import dev.firedrill.lab.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a {@link Condemned} running on one folder and one port, through all its deaths. */
final class Keeper implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(5);
  private static final Duration DEATH = Duration.ofMinutes(3);
  private static final Duration RUN = Duration.ofMinutes(8);
  private static final String SILENT = "(its output has ended)";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Place place;
  private final int port;
  private final FastStart start;
  private final List<String> said = new CopyOnWriteArrayList<>();
  private @Nullable Process process;
  private int processes;

  private Keeper(Place place, int port, FastStart start) {
    this.place = place;
    this.port = port;
    this.start = start;
  }

  static Keeper of(Place place) {
    return new Keeper(place, Ports.free("127.0.0.1"), learnedStart());
  }

  /** What {@link Condemned} takes to start. */
  private static FastStart learnedStart() {
    int port = Ports.free("127.0.0.1");
    return FastStart.learned(folder -> words(new Place(folder), port), Condemned.READY);
  }

  private static List<String> words(Place place, int port) {
    return List.of(Condemned.class.getName(), place.folder().toString(), String.valueOf(port));
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  /** Starts it if it does not run, and waits until it serves. */
  void ensureUp() {
    Process running = process;
    if (running == null || !running.isAlive()) {
      said.removeIf(line -> !line.contains("First sign-in"));
      process = start();
      awaitSaid(Condemned.READY, START);
    }
  }

  void order(String line) {
    said.removeIf(heard -> heard.equals(Condemned.ENDED) || heard.equals(KillSwitch.STRUCK));
    try {
      Writer orders = running().outputWriter(StandardCharsets.UTF_8);
      orders.write(line + "\n");
      orders.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void awaitStrike() {
    awaitSaid(KillSwitch.STRUCK, RUN);
  }

  /** Waits until it stands still, as the kernel has it. */
  void awaitStandstill() {
    Path status = Path.of("/proc", String.valueOf(running().pid()), "status");
    Await.until(
        "the app to stand still",
        DEATH,
        () -> Files.readAllLines(status).stream().anyMatch(line -> line.startsWith("State:\tT")));
  }

  /** Lets it go on. */
  void goOn() throws IOException, InterruptedException {
    Files.createFile(place.goesOn());
    new ProcessBuilder("kill", "-CONT", String.valueOf(running().pid())).start().waitFor();
  }

  void awaitDeath() {
    Process dying = running();
    Await.until("the app's death", DEATH, () -> !dying.isAlive());
  }

  /** Ends it as it stands, with the parts that it has started. */
  void kill() {
    Process running = process;
    if (running != null) {
      List<ProcessHandle> parts = running.descendants().toList();
      running.destroyForcibly().onExit().join();
      parts.forEach(ProcessHandle::destroyForcibly);
    }
  }

  /** Waits until the run has ended, and returns what was found. */
  Evidence awaitEnd(String run) {
    awaitSaid(Condemned.ENDED, RUN);
    try {
      return JSON.readValue(Files.readString(place.evidence(run)), Evidence.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it said after these words, ever. */
  Optional<String> saidAfter(String words) {
    return said.stream()
        .filter(line -> line.contains(words))
        .map(line -> line.substring(line.indexOf(words) + words.length()).strip())
        .findFirst();
  }

  List<String> said() {
    return List.copyOf(said);
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException("it was never started");
    }
    return process;
  }

  private Process start() {
    try {
      Process started =
          new ProcessBuilder(start.command(words(place, port)))
              .redirectError(place.complaints(++processes).toFile())
              .start();
      Thread.ofVirtual().start(() -> listen(started));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void listen(Process started) {
    try (BufferedReader lines = started.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(said::add);
    } catch (IOException | RuntimeException e) {
      said.add(String.valueOf(e.getMessage()));
    }
    said.add(SILENT);
  }

  /** Waits for this line, no longer than the process lives. */
  private void awaitSaid(String line, Duration bound) {
    Process speaker = running();
    try {
      Await.until(line, bound, () -> said.contains(line) || !speaker.isAlive());
    } catch (LabFailure late) {
      throw new AssertionError("after %s: %s".formatted(bound, without(line)), late);
    }
    if (!said.contains(line)) {
      Await.until("its last words", DEATH, () -> said.contains(line) || said.contains(SILENT));
    }
    if (!said.contains(line)) {
      throw new AssertionError("it has ended: " + without(line));
    }
  }

  private String without(String line) {
    return "process %d in %s did not say %s; it said %s and complained %s"
        .formatted(processes, place.folder(), line, said, complaints());
  }

  private String complaints() {
    try {
      return Files.readString(place.complaints(processes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    Process last = process;
    if (last == null) {
      return;
    }
    try {
      last.getOutputStream().close();
    } catch (IOException e) {
      last.destroy();
    }
    try {
      Await.until("the app to end", DEATH, () -> !last.isAlive());
    } finally {
      if (last.isAlive()) {
        kill(); // one that stands still, or waits for ever, would stay
      }
    }
  }
}
