package dev.firedrill.lab.kafka;

import dev.firedrill.lab.Cache;
import dev.firedrill.lab.LabFailure;
import dev.firedrill.lab.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka's own server and tools, which Maven brings once into Firedrill's cache: about 60 MB. Two
 * labs that start at once wait for each other.
 */
final class KafkaJars {

  /** 4.4.0 has no kafka-tools and no kafka-shell on Maven Central. */
  static final String VERSION = "4.3.1";

  private static final Logger LOG = LoggerFactory.getLogger(KafkaJars.class);
  private static final long MINUTES = 10;

  /** The first JDK that makes its cache of a start in one step (JEP 514). */
  private static final int LEARNS = 25;

  private final Path folder;

  KafkaJars(Path cache) {
    this.folder = cache.resolve("kafka-" + VERSION);
  }

  /** Those in the cache that the {@code firedrill} script uses. */
  static KafkaJars cached() {
    return new KafkaJars(Cache.folder());
  }

  /** How this JDK runs them; fetched, and started once, if that was not done yet. */
  KafkaJava java() {
    KafkaJava java =
        new KafkaJava(
            folder.resolve("jars"), folder.resolve("start-" + Runtime.version() + ".aot"));
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        if (held.isValid() && !Files.exists(complete())) {
          fetch();
          Files.deleteIfExists(java.cache()); // it held for other jars
        }
        if (Runtime.version().feature() >= LEARNS && !Files.exists(java.cache())) {
          LOG.info("Starting Kafka {} once, so that the JDK learns its start", VERSION);
          new FirstStart(java).teach();
        }
      }
      return java;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path complete() {
    return folder.resolve("complete");
  }

  private void fetch() throws IOException {
    LOG.info("Fetching Kafka {} with Maven, once, into {}", VERSION, folder);
    Path pom = folder.resolve("pom.xml");
    Files.writeString(
        pom, Template.beside(KafkaJars.class, "pom.xml").fill(Map.of("kafka-version", VERSION)));
    Path log = folder.resolve("maven.log");
    ProcessBuilder maven =
        new ProcessBuilder(
                List.of(
                    "mvn",
                    "-B",
                    "-ntp",
                    "-f",
                    pom.toString(),
                    "dependency:copy-dependencies",
                    "-DoutputDirectory=" + folder.resolve("jars")))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
    maven.environment().remove("MAVEN_OPTS");
    if (!endsWell(maven)) {
      throw new LabFailure("Maven could not fetch Kafka " + VERSION + "; it says why in " + log);
    }
    Files.createFile(complete());
  }

  private static boolean endsWell(ProcessBuilder maven) throws IOException {
    Process process = maven.start();
    try {
      if (process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        return process.exitValue() == 0;
      }
      process.destroyForcibly();
      return false;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new LabFailure("Interrupted while Maven fetched Kafka", e);
    }
  }
}
