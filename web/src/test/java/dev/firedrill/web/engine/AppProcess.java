package dev.firedrill.web.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.FiredrillApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The whole application as a process of its own, as it is started on a machine. */
final class AppProcess {

  private static final long PATIENCE_SECONDS = 300;

  private final Process process;
  private final Path output;
  private final int port;

  private AppProcess(Process process, Path output, int port) {
    this.process = process;
    this.output = output;
    this.port = port;
  }

  /**
   * Starts it with these words. What it says goes to the output; data, working files and temporary
   * ones lie in the folder.
   */
  static AppProcess start(Path folder, Path output, int port, String... words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                FiredrillApplication.class.getName(),
                "--data",
                folder.resolve("data").toString(),
                "--port",
                String.valueOf(port)));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    builder.directory(folder.toFile());
    builder.environment().remove("JDK_JAVA_OPTIONS");
    return new AppProcess(builder.start(), output, port);
  }

  Process process() {
    return process;
  }

  /** Waits until it says that it is ready. */
  void awaitReady() {
    assertThat(
            Waiting.until(
                Duration.ofSeconds(PATIENCE_SECONDS),
                () -> !process.isAlive() || said().contains("is ready at")))
        .as("ready: " + said())
        .isTrue();
    assertThat(process.isAlive()).as(said()).isTrue();
  }

  /** Waits until it answers this path with this status. */
  void answers(int status, String path) {
    Grounds.await(path + " answers " + status, () -> get(path) == status);
  }

  /** It ends by itself with this status, having said this one sentence and no stack trace. */
  void refuses(ExitCode code, String sentence) throws InterruptedException {
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said()).isEqualTo(code.number());
    assertThat(said()).doesNotContain("\tat ");
    assertThat(said().lines().filter(line -> line.startsWith("firedrill: ")))
        .singleElement()
        .asString()
        .contains(sentence);
  }

  /** What it has said so far, without the JDK's own warnings. */
  String said() {
    try (var lines = Files.lines(output)) {
      return lines
          .filter(line -> !line.startsWith("WARNING:") && !line.isBlank())
          .map(line -> line + "\n")
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The status of its answer; zero when there is none. */
  int get(String path) {
    URI address = URI.create("http://127.0.0.1:" + port + path);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
