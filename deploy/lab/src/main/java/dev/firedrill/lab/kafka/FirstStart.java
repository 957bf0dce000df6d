package dev.firedrill.lab.kafka;

import static java.util.Objects.requireNonNull;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.Command;
import dev.firedrill.lab.LabFailure;
import dev.firedrill.lab.LabFolder;
import dev.firedrill.lab.Ports;
import dev.firedrill.lab.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One broker by itself, started and ended once, from which the JDK learns what a start takes. */
final class FirstStart {

  private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);
  private static final Duration UP = Duration.ofMinutes(4);
  private static final String ADDRESS = "127.0.0.1";
  private static final String READY = "Kafka Server started";

  private final KafkaJava java;

  FirstStart(KafkaJava java) {
    this.java = java;
  }

  /** Leaves the JDK's cache, whole or not at all: without one, a start takes its time. */
  void teach() {
    Path folder = folder();
    try {
      Path settings = Files.writeString(folder.resolve("server.properties"), settings(folder));
      Command.run(
          java.storageTool(
              List.of(
                  "format",
                  "-t",
                  Uuid.randomUuid().toString(),
                  "--standalone",
                  "-c",
                  settings.toString())));
      Path logging =
          Files.writeString(
              folder.resolve("log4j2.properties"),
              Template.beside(FirstStart.class, "log4j2.properties").fill(Map.of()));
      Path learned = folder.resolve("start.aot");
      startAndEnd(java.learner(settings, logging, learned), folder.resolve("said"));
      if (Files.exists(learned)) {
        Files.move(learned, java.cache(), StandardCopyOption.ATOMIC_MOVE);
      } else {
        LOG.warn("This JDK has learned nothing from Kafka's first start");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      LabFolder.remove(folder);
    }
  }

  private Path folder() {
    try {
      return Files.createTempDirectory(requireNonNull(java.cache().getParent()), "first-start");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Also what the JDK has started to write its cache. */
  private static void end(Process broker) {
    broker.descendants().forEach(ProcessHandle::destroyForcibly);
    broker.destroyForcibly();
    broker.onExit().join();
  }

  private static String settings(Path folder) {
    int port = Ports.freeBase(List.of(ADDRESS), 2);
    return Template.beside(FirstStart.class, "first-start.properties")
        .fill(
            Map.of(
                "broker",
                ADDRESS + ":" + port,
                "controller",
                ADDRESS + ":" + (port + 1),
                "data",
                folder.resolve("data").toString()));
  }

  private static void startAndEnd(List<String> command, Path said) throws IOException {
    Process broker =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      Await.until(
          "a first broker", UP, () -> !broker.isAlive() || Files.readString(said).contains(READY));
      if (!broker.isAlive()) {
        throw new LabFailure("Kafka's first broker ended: " + Files.readString(said));
      }
      broker.destroy();
      Await.until("its end", UP, () -> !broker.isAlive());
    } finally {
      end(broker);
    }
  }
}
