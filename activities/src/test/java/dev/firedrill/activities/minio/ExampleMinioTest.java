package dev.firedrill.activities.minio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.activities.inventory.TargetReader;
import dev.firedrill.activities.inventory.Targets;
import dev.firedrill.lab.Template;
import dev.firedrill.lab.minio.MinioLab;
import dev.firedrill.workflows.procedure.TargetCard;
import dev.firedrill.workflows.procedure.TargetName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people copy: the example is a target without a mistake, and its sudo is the lab's. */
class ExampleMinioTest {

  private static final Path EXAMPLES = Path.of("..", "targets", "examples");
  private static final List<TargetReader<?>> READERS = List.of(new MinioReader());
  private static final List<String> SITES_OWN = List.of("start", "loop", "mount /mnt/drive1");

  @TempDir Path folder;

  @Test
  void theExampleIsATargetWithoutAMistake() throws IOException {
    assertThat(read(example()).targets())
        .singleElement()
        .extracting(TargetCard::members)
        .isEqualTo(List.of("minio-1", "minio-2", "minio-3", "minio-4"));
  }

  @Test
  void sudoAllowsWhatTheLabProved() throws IOException {
    String lab =
        Template.beside(MinioLab.class, "sudoers")
            .fill(
                Map.of(
                    "user", "firedrill",
                    "drive", "/mnt/drive1",
                    "ballast", "/mnt/drive1/ballast",
                    "image", "/lab/drive.img",
                    "folder", "/lab",
                    "node", "minio-1"));
    assertThat(lines(Files.readString(EXAMPLES.resolve("sudoers-minio.example"))))
        .hasSize(5)
        .containsExactlyInAnyOrderElementsOf(lines(lab));
  }

  @Test
  void theExamplesReplicationLeadsToItsOwnNodes() throws IOException {
    MinioSettings settings =
        new MinioReader().read(read(example()).require(new TargetName("photos")).section());
    assertThat(settings.requireReplication().to().addresses())
        .containsExactly("copy-1.example.org:9000/photos", "copy-2.example.org:9000/photos");
  }

  @Test
  void aKeyThatStandsInTheFileIsNotRepeated() throws IOException {
    String text = example().replace("file:/etc/firedrill/minio-secret-key", "minioadmin123");
    assertThatThrownBy(() -> read(text))
        .hasMessageContaining("'secret-key': expected a reference to a secret")
        .message()
        .doesNotContain("minioadmin123");
  }

  @Test
  void whatIsNoBucketOrLiesElsewhereIsNamed() throws IOException {
    mistaken("canary-bucket: firedrill-canary", "canary-bucket: a/b", "expected a bucket's name");
    mistaken("[/mnt/drive1/ballast]", "[/mnt/drive2/ballast]", "absolute paths below 'path'");
    mistaken("[/mnt/drive1/ballast]", "[/mnt/drive1/../etc/fstab]", "absolute paths below 'path'");
    mistaken("http://minio-2.example.org", "http://minio-1.example.org", "two nodes have");
  }

  private void mistaken(String right, String wrong, String told) throws IOException {
    String text = example().replace(right, wrong);
    assertThatThrownBy(() -> read(text)).hasMessageContaining(told);
  }

  private Targets read(String text) throws IOException {
    Files.writeString(folder.resolve("photos.yaml"), text);
    return Targets.read(folder, READERS);
  }

  private static String example() throws IOException {
    return Files.readString(EXAMPLES.resolve("photos.yaml.example"));
  }

  /** The lines that are settings; how MinIO is started and a drive mounted is each site's own. */
  private static List<String> lines(String sudoers) {
    return Stream.of(sudoers.split("\n"))
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .filter(line -> SITES_OWN.stream().noneMatch(line::contains))
        .toList();
  }
}
