package dev.firedrill.web.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.FiredrillApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole process, as it is started on a machine. */
class StartAndEndIT {

  private static final Logger LOG = LoggerFactory.getLogger(StartAndEndIT.class);

  @TempDir Path temporary;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Process> processes = new ArrayList<>();
  private final int port = freePort();

  @AfterEach
  void nothingIsLeft() {
    client.close();
    processes.forEach(Grounds::kill);
    List.of("engine", "database").stream()
        .flatMap(part -> Leftover.find(data().resolve("run/" + part + ".pid"), data()).stream())
        .forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void itServesEndsWithItsPartsAndComesBackAfterACrash() throws Exception {
    Process first = started("first");
    assertThat(get("/health/live")).isEqualTo(200);
    assertThat(get("/health/ready")).isEqualTo(200);

    Process second = launch("second", freePort());
    assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isEqualTo(ExitCode.FOLDER_IN_USE.number());
    assertThat(said("second"))
        .isEqualTo(
            "firedrill: Another Firedrill is running on the data folder "
                + data()
                + "; stop it, or choose another folder with --data.\n");

    Grounds.kill(first);
    assertThat(isLeft("engine")).as("a crash leaves the engine behind").isTrue();
    Process third = started("third");
    assertThat(get("/health/ready")).isEqualTo(200);

    third.destroy();
    assertThat(third.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(isLeft("engine")).isFalse();
    assertThat(isLeft("database")).isFalse();
  }

  @Test
  void aTakenPortIsSaidBeforeAnythingStarts() throws Exception {
    try (ServerSocket stranger = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(stranger.isBound()).isTrue();
      refused(ExitCode.PORT_TAKEN, "is taken; choose another one with --port.");
    }
    assertThat(data().resolve("database")).doesNotExist();
  }

  @Test
  void aMistypedSettingIsSaid() throws Exception {
    refused(
        ExitCode.USAGE,
        "Nobody knows the setting firedrill.engin.address",
        "--firedrill.engin.address=x:1");
    refused(
        ExitCode.USAGE,
        "Nobody knows the setting firedrill.engine.adress",
        "--firedrill.engine.adress=x:1");
    refused(ExitCode.USAGE, "There is no command 'chekc'", "chekc");
  }

  private void refused(ExitCode code, String sentence, String... words) throws Exception {
    Process process = launch("refused", port, words);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(code.number());
    assertThat(said("refused")).doesNotContain("\tat ");
    assertThat(said("refused").lines().filter(line -> line.startsWith("firedrill: ")))
        .singleElement()
        .asString()
        .contains(sentence);
  }

  private Process started(String name) throws IOException {
    long began = System.nanoTime();
    Process process = launch(name, port);
    Grounds.await(
        name + " is ready", () -> !process.isAlive() || said(name).contains("is ready at"));
    assertThat(process.isAlive()).as(said(name)).isTrue();
    LOG.info("Start to ready: {}", Progress.since(began));
    return process;
  }

  private Process launch(String name, int listen, String... words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FiredrillApplication.class.getName(),
                "--data",
                data().toString(),
                "--port",
                String.valueOf(listen)));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(output(name).toFile());
    builder.environment().remove("JDK_JAVA_OPTIONS");
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private String said(String name) {
    try (var lines = Files.lines(output(name))) {
      return lines
          .filter(line -> !line.startsWith("WARNING:") && !line.isBlank())
          .map(line -> line + "\n")
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path output(String name) {
    return temporary.resolve(name + ".out");
  }

  private Path data() {
    return temporary.resolve("data");
  }

  private boolean isLeft(String part) {
    return Leftover.find(data().resolve("run/" + part + ".pid"), data()).isPresent();
  }

  private int get(String path) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + port + path);
    return client
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
