package dev.firedrill.drill.desk;

import dev.firedrill.lab.Await;
import dev.firedrill.web.FiredrillApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A whole Firedrill in a process of its own, with the options of {@code ./firedrill up}. */
public final class App implements AutoCloseable {

  private static final Duration TO_START = Duration.ofMinutes(5);
  private static final Duration TO_END = Duration.ofSeconds(30);
  private static final Pattern READY = Pattern.compile("is ready at (http://[0-9.:]+)/");
  private static final Pattern PASSWORD = Pattern.compile("First sign-in: {2}admin {2}(\\S+)");

  private final Process process;
  private final List<String> said = new CopyOnWriteArrayList<>();

  private App(Process process) {
    this.process = process;
    Thread.ofVirtual().start(this::listen);
  }

  /** Starts one with this class path, which has the measured runbooks; returns when it is ready. */
  public static App start(Path data, Path targets) {
    String classes = System.getProperty("java.class.path");
    return start(
        command(List.of("-cp", classes, FiredrillApplication.class.getName()), data, targets));
  }

  /** Starts this build, the jar that {@code up} starts; returns when it is ready. */
  public static App start(Path jar, Path data, Path targets) {
    return start(command(List.of("-jar", jar.toString()), data, targets));
  }

  private static List<String> command(List<String> what, Path data, Path targets) {
    List<String> words = new ArrayList<>(List.of(java().toString()));
    words.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "--enable-native-access=ALL-UNNAMED"));
    words.addAll(what);
    words.addAll(
        List.of(
            "--firedrill.data=" + data,
            "--firedrill.targets=" + targets,
            "--firedrill.port=0",
            "--logging.level.root=WARN"));
    return words;
  }

  /** Starts it with this command; returns when it says that it is ready. */
  public static App start(List<String> command) {
    try {
      App app = new App(new ProcessBuilder(command).redirectErrorStream(true).start());
      Await.until("Firedrill to be ready", TO_START, () -> app.find(READY) || app.hasEnded());
      if (app.hasEnded()) {
        throw new IllegalStateException("Firedrill ended: " + String.join("\n", app.said));
      }
      return app;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  public String address() {
    return group(READY);
  }

  public String oneTimePassword() {
    return group(PASSWORD);
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** The process of a part that it started: {@code engine} or {@code database}. */
  public static ProcessHandle part(Path data, String name) {
    try {
      Path file = data.resolve("run").resolve(name + ".pid");
      long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
      return ProcessHandle.of(pid)
          .orElseThrow(() -> new IllegalStateException("nothing runs as " + pid));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean hasEnded() {
    return !process.isAlive();
  }

  private boolean find(Pattern pattern) {
    return said.stream().anyMatch(line -> pattern.matcher(line).find());
  }

  private String group(Pattern pattern) {
    return said.stream()
        .map(pattern::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("never said: " + pattern));
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines.lines().forEach(said::add);
    } catch (IOException | UncheckedIOException over) {
      said.add("its output ended: " + over.getMessage());
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(TO_END.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
