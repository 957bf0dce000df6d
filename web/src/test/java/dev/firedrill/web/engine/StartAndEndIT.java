package dev.firedrill.web.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole process, as it is started on a machine. */
class StartAndEndIT {

  private static final Logger LOG = LoggerFactory.getLogger(StartAndEndIT.class);

  @TempDir Path temporary;
  private final List<Process> processes = new ArrayList<>();
  private final int port = Ports.draw();

  @AfterEach
  void nothingIsLeft() {
    processes.forEach(Grounds::kill);
    Grounds.endLeftovers(data(), "engine", "database");
  }

  @Test
  void itServesEndsWithItsPartsAndComesBackAfterACrash() throws Exception {
    AppProcess first = started("first");
    first.answers(200, "/health/live");
    first.answers(200, "/health/ready");

    launch("second", Ports.draw())
        .refuses(
            ExitCode.FOLDER_IN_USE,
            "firedrill: Another Firedrill is running on the data folder "
                + data()
                + "; stop it, or choose another folder with --data.");

    Grounds.kill(first.process());
    assertThat(isLeft("engine")).as("a crash leaves the engine behind").isTrue();
    AppProcess third = started("third");
    third.answers(200, "/health/ready");

    third.process().destroy();
    assertThat(third.process().waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(isLeft("engine")).isFalse();
    assertThat(isLeft("database")).isFalse();
    try (var temporaries = Files.list(temporary.resolve("tmp"))) {
      assertThat(temporaries).as("nothing is left among the machine's temporary files").isEmpty();
    }
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

  @Test
  void aMistakeInTheSettingsFileIsOneSentenceWithItsLine() throws Exception {
    Path file = Files.createDirectories(data()).resolve("firedrill.yaml");
    Files.writeString(file, "firedrill:\n  port: [1\n  x: y\n");
    refused(ExitCode.USAGE, file + ":3: this is no YAML");
    Files.writeString(file, "firedrill:\n  engine:\n    adress: a:1\n");
    refused(ExitCode.USAGE, "firedrill.engine.adress (" + file + ":3)");
    Files.writeString(file, "firedrill:\n\n  roles: [webb]\n");
    refused(ExitCode.USAGE, "(" + file + ":3) can't be used: 'webb' is none of web, worker");
    Files.writeString(file, "firedrill:\n  notify:\n    webhook: no address\n");
    refused(ExitCode.USAGE, "(" + file + ":3) can't be used: ");
  }

  @Test
  void whatLiesInTheWorkingFolderIsNotOurs() throws Exception {
    Files.writeString(temporary.resolve("application.yaml"), "firedrill.nonsense: true\n");
    refused(ExitCode.USAGE, "There is no command 'chekc'", "chekc");
  }

  @Test
  void anAddressThatThisMachineDoesNotHaveIsSaid() throws Exception {
    refused(ExitCode.USAGE, "This machine has no address '192.0.2.1'", "--address", "192.0.2.1");
  }

  @Test
  void aDataFolderThatIsAFileIsSaid() throws Exception {
    Files.writeString(data(), "no folder");
    refused(ExitCode.FOLDER_NOT_WRITABLE, "(" + data() + " is no folder); choose another one");
  }

  @Test
  void aLogThatCannotBeWrittenIsSaid() throws Exception {
    Files.createDirectories(data().resolve("logs/firedrill.log"));
    refused(ExitCode.FOLDER_NOT_WRITABLE, "The data folder " + data() + " can't be written");
  }

  private void refused(ExitCode code, String sentence, String... words) throws Exception {
    launch("refused", port, words).refuses(code, sentence);
  }

  private AppProcess started(String name) throws IOException {
    long began = System.nanoTime();
    AppProcess process = launch(name, port);
    process.awaitReady();
    LOG.info("Start to ready: {}", Progress.since(began));
    return process;
  }

  private AppProcess launch(String name, int listen, String... words) throws IOException {
    AppProcess process =
        AppProcess.start(temporary, temporary.resolve(name + ".out"), listen, words);
    processes.add(process.process());
    return process;
  }

  private Path data() {
    return temporary.resolve("data");
  }

  private boolean isLeft(String part) {
    return Leftover.find(data().resolve("run/" + part + ".pid"), data()).isPresent();
  }
}
