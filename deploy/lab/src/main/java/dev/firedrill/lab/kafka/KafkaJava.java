package dev.firedrill.lab.kafka;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How this JDK runs Kafka's servers and tools.
 *
 * @param jars the folder of Kafka's jars
 * @param cache what a start loads and links, for the JDK to map (JEP 514): it halves the processor
 *     time of a start. Where there is none, as before JDK 25, a start takes its time
 */
record KafkaJava(Path jars, Path cache) {

  private static final List<String> SMALL =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xlog:disable");

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private String fast() {
    return Files.exists(cache) ? "-XX:AOTCache=" + cache : "-Xshare:auto";
  }

  private String classPath() {
    return jars + "/*";
  }

  /** What the lab's scripts name. */
  Map<String, String> named() {
    return Map.of("java", java(), "fast", fast(), "jars", jars.toString());
  }

  /** The command line of Kafka's storage tool (kafka-storage.sh). */
  String[] storageTool(List<String> words) {
    return command(
            List.of(fast(), "-Xmx128m", "-Dlog4j2.level=error"), "kafka.tools.StorageTool", words)
        .toArray(String[]::new);
  }

  /** The command line of a broker that leaves at its end what its start loaded and linked. */
  List<String> learner(Path settings, Path logging, Path learned) {
    return command(
        List.of(
            "-XX:AOTCacheOutput=" + learned, "-Xmx256m", "-Dlog4j2.configurationFile=" + logging),
        "kafka.Kafka",
        List.of(settings.toString()));
  }

  private List<String> command(List<String> options, String main, List<String> words) {
    List<String> line = new ArrayList<>(List.of(java()));
    line.addAll(SMALL);
    line.addAll(options);
    line.addAll(List.of("-cp", classPath(), main));
    line.addAll(words);
    return line;
  }
}
