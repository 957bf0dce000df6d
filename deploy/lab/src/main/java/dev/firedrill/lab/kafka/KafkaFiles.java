package dev.firedrill.lab.kafka;

import dev.firedrill.lab.Template;
import dev.firedrill.lab.TextFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the folders and files of a Kafka lab. */
final class KafkaFiles {

  private static final String READABLE = "rw-r--r--";

  /** A partition's folder, by a regular expression. */
  private static final String PARTITION = "[A-Za-z0-9._-]+-[0-9]+";

  private final KafkaPlan plan;

  KafkaFiles(KafkaPlan plan) {
    this.plan = plan;
  }

  void write(KafkaJava java) {
    for (String folder : new String[] {"pids", "ssh", "bin", "targets"}) {
      TextFile.makeFolder(plan.folder().resolve(folder));
    }
    for (String broker : KafkaPlan.BROKERS) {
      plan.directories(broker).forEach(TextFile::makeFolder);
      TextFile.makeFolder(plan.kept(broker));
      TextFile.write(plan.config(broker), READABLE, fill("server.properties", plan.values(broker)));
    }
    TextFile.write(
        plan.folder().resolve("log4j2.properties"),
        READABLE,
        fill("log4j2.properties", plan.values()));
    TextFile.write(plan.folder().resolve("bin/start-kafka"), "rwxr-xr-x", startScript(java));
    TextFile.write(
        plan.folder().resolve("bin/stop-kafka"), "rwxr-xr-x", fill("stop-kafka", plan.values()));
    TextFile.write(
        plan.folder().resolve("bin/kafka-storage"),
        "rwxr-xr-x",
        fill("kafka-storage", onJava(plan.values(), java)));
    TextFile.write(plan.targetFile(), READABLE, targetFile());
  }

  String targetFile() {
    String brokers =
        KafkaPlan.BROKERS.stream()
            .map(broker -> fill("target-broker.yaml", plan.values(broker)))
            .collect(Collectors.joining());
    return fill("target.yaml", with(plan.values(), "brokers", brokers.stripTrailing()));
  }

  /** What the lab's SSH user may do with sudo, for all hosts: they share one machine. */
  String sudoers() {
    Template template = Template.beside(KafkaFiles.class, "sudoers");
    String brokers =
        KafkaPlan.BROKERS.stream()
            .map(broker ->
                template
                    .section("# each broker\n", "")
                    .fill(with(plan.values(broker), "directories", directories(broker))))
            .collect(Collectors.joining());
    return template.section("machine.\n", "# each broker").fill(plan.values()) + brokers;
  }

  private String directories(String broker) {
    String kept = regex(plan.kept(broker));
    return plan.directories(broker).stream()
        .flatMap(each ->
            Stream.concat(
                Stream.of(
                    "/usr/bin/cat " + each + "/meta.properties",
                    "/usr/bin/ls -A1 -- " + each,
                    "/usr/bin/df -B1 --output\\=avail\\,size\\,source\\,target -- " + each),
                logs(regex(each) + "/" + PARTITION, kept)))
        .map(command -> "%s ALL=(root) NOPASSWD: %s".formatted(plan.values().get("user"), command))
        .collect(Collectors.joining("\n"));
  }

  private static String regex(Path path) {
    return path.toString().replace(".", "\\.");
  }

  /** By which a partition's log is looked at, heads of batches only, and kept. */
  private static Stream<String> logs(String folder, String kept) {
    String segment = folder + "/[0-9]{20}";
    return Stream.of(
        "/usr/bin/ls ^-A1 -- " + folder + "$",
        "/usr/bin/du ^-sb -- " + folder + "$",
        "/usr/bin/wc ^-c -- " + segment + "\\.[a-z]+$",
        "/usr/bin/od ^-An -v -tx1 -j [0-9]+ -N 61 -- " + segment + "\\.log$",
        "/usr/bin/od ^-An -v -tx1 -j [0-9]+ -N [0-9]{1,4} -- " + segment + "\\.index$",
        "/usr/bin/cat ^" + folder + "/leader-epoch-checkpoint$",
        "/usr/bin/cp ^-aT -- %s %s/%s\\.[a-z0-9-]+\\.partial$".formatted(folder, kept, PARTITION));
  }

  private String startScript(KafkaJava java) {
    String cases =
        KafkaPlan.BROKERS.stream()
            .map(broker ->
                "  %s) controller=%s:%d ;;"
                    .formatted(broker, KafkaPlan.address(broker), plan.controllerPort()))
            .collect(Collectors.joining("\n"));
    return fill("start-kafka", onJava(with(plan.values(), "cases", cases), java));
  }

  private static Map<String, String> onJava(Map<String, String> values, KafkaJava java) {
    values.putAll(java.named());
    return values;
  }

  private static String fill(String name, Map<String, String> values) {
    return Template.beside(KafkaFiles.class, name).fill(values);
  }

  private static Map<String, String> with(Map<String, String> values, String name, String value) {
    values.put(name, value);
    return values;
  }
}
