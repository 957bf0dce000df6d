package dev.firedrill.activities.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.activities.inventory.TargetReader;
import dev.firedrill.activities.inventory.Targets;
import dev.firedrill.lab.Template;
import dev.firedrill.lab.kafka.KafkaLab;
import dev.firedrill.workflows.procedure.TargetCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people copy: the example is a target without a mistake, and its sudo is the lab's. */
class ExampleKafkaTest {

  private static final Path EXAMPLES = Path.of("..", "targets", "examples");
  private static final List<TargetReader<?>> READERS = List.of(new KafkaReader());
  private static final List<String> SITES_OWN = List.of("start", "stop", "kafka-storage");
  private static final String MAY = "firedrill ALL=(root) NOPASSWD: ";

  /** By which a partition's log is looked at and kept. */
  private static final String LOGS =
      """
      ls ^-A1 -- DIRECTORY/PARTITION$
      du ^-sb -- DIRECTORY/PARTITION$
      wc ^-c -- DIRECTORY/PARTITION/[0-9]{20}\\.[a-z]+$
      od ^-An -v -tx1 -j [0-9]+ -N 61 -- DIRECTORY/PARTITION/[0-9]{20}\\.log$
      od ^-An -v -tx1 -j [0-9]+ -N [0-9]{1,4} -- DIRECTORY/PARTITION/[0-9]{20}\\.index$
      cat ^DIRECTORY/PARTITION/leader-epoch-checkpoint$
      cp ^-aT -- DIRECTORY/PARTITION /var/lib/kafka/kept/PARTITION\\.[a-z0-9-]+\\.partial$
      """
          .replace("PARTITION", "[A-Za-z0-9._-]+-[0-9]+")
          .lines()
          .map(line -> MAY + "/usr/bin/" + line)
          .collect(Collectors.joining("\n"));

  @TempDir Path folder;

  @Test
  void theExampleIsATargetWithoutAMistake() throws IOException {
    assertThat(read(example()).targets())
        .singleElement()
        .extracting(TargetCard::members)
        .isEqualTo(List.of("kafka-1", "kafka-2", "kafka-3"));
  }

  @Test
  void sudoAllowsWhatTheLabProved() throws IOException {
    String lab =
        Template.beside(KafkaLab.class, "sudoers")
            .fill(
                Map.of(
                    "user", "firedrill",
                    "config-pattern", "/etc/kafka/server\\\\\\.properties",
                    "ballast", "/var/lib/kafka/ballast",
                    "config-regex", "/etc/kafka/server\\.properties",
                    "directories", lines("/var/lib/kafka/metadata", "/var/lib/kafka/data"),
                    "folder", "/lab",
                    "broker", "kafka-1",
                    "kept", "/var/lib/kafka/kept",
                    "kept-regex", "/var/lib/kafka/kept"));
    assertThat(lines(Files.readString(EXAMPLES.resolve("sudoers-kafka.example"))))
        .hasSize(28)
        .containsExactlyInAnyOrderElementsOf(lines(lab));
  }

  @Test
  void whatIsNoListenerOrNoPathIsNamed() throws IOException {
    mistaken("kafka-2.example.org:9092", "kafka-2.example.org", "expected host:port");
    mistaken("kafka-2.example.org:9092", "kafka-2.example.org:99999", "not a port");
    mistaken("[/var/lib/kafka/metadata,", "[metadata,", "expected absolute paths; found metadata");
  }

  @Test
  void aLogIsNeverKeptInALogDirectory() throws IOException {
    mistaken(
        "kept: /var/lib/kafka/kept",
        "kept: /var/lib/kafka/data/kept",
        "expected a folder outside of the log directories");
  }

  @Test
  void twoBrokersHaveTwoIds() throws IOException {
    mistaken("id: 2", "id: 1", "two brokers have the same id");
  }

  private void mistaken(String right, String wrong, String told) throws IOException {
    String text = example().replace(right, wrong);
    assertThatThrownBy(() -> read(text)).hasMessageContaining(told);
  }

  private Targets read(String text) throws IOException {
    Files.writeString(folder.resolve("orders-bus.yaml"), text);
    return Targets.read(folder, READERS);
  }

  private static String example() throws IOException {
    return Files.readString(EXAMPLES.resolve("orders-bus.yaml.example"));
  }

  private static String lines(String... directories) {
    return Stream.of(directories)
        .flatMap(each ->
            Stream.of(
                MAY + "/usr/bin/cat " + each + "/meta.properties",
                MAY + "/usr/bin/ls -A1 -- " + each,
                MAY + "/usr/bin/df -B1 --output\\=avail\\,size\\,source\\,target -- " + each,
                LOGS.replace("DIRECTORY", each).strip()))
        .collect(Collectors.joining("\n"));
  }

  /** The lines that are settings; how Kafka is started and formatted is each site's own. */
  private static List<String> lines(String sudoers) {
    return Stream.of(sudoers.split("\n"))
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .filter(line -> SITES_OWN.stream().noneMatch(line::contains))
        .toList();
  }
}
