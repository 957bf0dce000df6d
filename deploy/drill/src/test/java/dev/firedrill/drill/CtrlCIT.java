package dev.firedrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.drill.desk.App;
import dev.firedrill.lab.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script's {@code up} with this build, as a terminal ends it: each process gets the signal. */
class CtrlCIT {

  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** What the shell says of a program that was ended by SIGINT. */
  private static final int BY_CTRL_C = 130;

  @TempDir Path folder;
  private @Nullable Process up;

  @AfterEach
  void nothingIsLeft() {
    if (up != null) {
      up.destroyForcibly();
    }
    ours().forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void itEndsWithAllItsParts() throws Exception {
    Path said = folder.resolve("said");
    Process process = up(said);
    up = process;
    Await.until(
        "Firedrill to be ready",
        LONGEST,
        () -> text(said).contains("is ready at") || !process.isAlive());
    assertThat(process.isAlive()).as(text(said)).isTrue();
    List<ProcessHandle> parts =
        List.of(App.part(data(), "engine"), App.part(data(), "database"), process.toHandle());

    assertThat(kill("-s", "INT", "--", "-" + process.pid())).isZero();
    assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();

    assertThat(process.exitValue()).as(text(said)).isEqualTo(BY_CTRL_C);
    assertThat(parts).noneMatch(ProcessHandle::isAlive);
    // What they had started may be seen for a moment longer than they are.
    Await.until("nothing to be left", LONGEST, () -> ours().isEmpty());
    assertThat(text(said)).doesNotContain("\tat ");
  }

  /** Started as the leader of a group of processes, with the signal not ignored. */
  private Process up(Path said) throws IOException {
    Path home = Files.createDirectory(folder.resolve("checkout"));
    Checkout.in(home);
    Path built = home.resolve("web/target");
    Path unpacked = Files.createDirectories(built.resolve("app"));
    Files.createSymbolicLink(built.resolve(Checkout.JAR), jar());
    Files.copy(jar(), unpacked.resolve(Checkout.JAR));
    Path targets = Files.createDirectory(folder.resolve("targets"));
    ProcessBuilder builder =
        new ProcessBuilder(
            "env",
            "--default-signal=INT",
            "setsid",
            home.resolve("firedrill").toString(),
            "up",
            "--firedrill.targets=" + targets);
    builder.environment().put("FIREDRILL_DATA", data().toString());
    builder.environment().put("FIREDRILL_PORT", "0");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("JDK_JAVA_OPTIONS");
    return builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
  }

  private static Path jar() throws IOException {
    Path target = Checkout.original().resolveSibling("web").resolve("target");
    try (Stream<Path> files = Files.list(target)) {
      Optional<Path> jar = files.filter(file -> file.toString().endsWith("-app.jar")).findFirst();
      assertThat(jar).as("the app's jar in %s, which 'mvn package' makes", target).isPresent();
      return jar.orElseThrow();
    }
  }

  private static int kill(String... words) throws Exception {
    return new ProcessBuilder(Stream.concat(Stream.of("kill"), Stream.of(words)).toList())
        .inheritIO()
        .start()
        .waitFor();
  }

  /** Every process that has something of this test's folder among its arguments. */
  private List<ProcessHandle> ours() {
    return ProcessHandle.allProcesses()
        .filter(each -> each.info().commandLine().orElse("").contains(folder.toString()))
        .toList();
  }

  private Path data() {
    return folder.resolve("data");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
