package dev.firedrill.activities.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.activities.inventory.TargetReader;
import dev.firedrill.activities.inventory.Targets;
import dev.firedrill.workflows.procedure.TargetCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people copy: the example is a target without a mistake, and mistakes in it are named. */
class ExampleVaultTest {

  private static final Path EXAMPLE = Path.of("..", "targets", "examples", "secrets.yaml.example");
  private static final List<TargetReader<?>> READERS = List.of(new VaultReader());

  @TempDir Path folder;

  @Test
  void theExampleIsATargetWithoutAMistakeAndHasAShellForTheScratchPlaceOnly() throws IOException {
    assertThat(read(example()).targets())
        .singleElement()
        .satisfies(card -> assertThat(card.hosts()).containsExactly("vault-scratch.example.org"))
        .extracting(TargetCard::members)
        .isEqualTo(List.of("vault-1", "vault-2", "vault-3"));
  }

  @Test
  void aTokenThatStandsInTheFileIsNotRepeated() throws IOException {
    String text = example().replace("file:/etc/firedrill/vault-token", "hvs.CAESIJ");
    assertThatThrownBy(() -> read(text))
        .hasMessageContaining("'token': expected a reference to a secret")
        .message()
        .doesNotContain("hvs.CAESIJ");
  }

  @Test
  void aKeyOfTheStoreThatStandsInTheFileIsNotRepeated() throws IOException {
    String text = example().replace("file:/etc/firedrill/snapshots-secret-key", "minioadmin123");
    assertThatThrownBy(() -> read(text))
        .hasMessageContaining("'secret-key': expected a reference to a secret")
        .message()
        .doesNotContain("minioadmin123");
  }

  @Test
  void snapshotsNeedABucketAndAnAge() throws IOException {
    mistaken("bucket: vault-snapshots", "bucket: a/b", "expected a bucket's name");
    mistaken("age: P1D", "age: a day", "expected a time such as");
    mistaken("age: P1D", "age: P30D", "'age': a backup has to be younger than a day");
    mistaken("age: P1D", "age: PT24H1S", "so at most P1D; found PT24H1S");
  }

  @Test
  void whatIsNoPathOrTwoNodesInOneIsNamed() throws IOException {
    mistaken("secret/data/firedrill-canary", "/secret?x=1", "expected a path such as");
    mistaken("https://vault-2.example.org", "https://vault-1.example.org", "two nodes have");
    mistaken("tolerance: 1", "tolerance: many", "a whole number from 0 to 9");
  }

  private void mistaken(String right, String wrong, String told) throws IOException {
    String text = example().replace(right, wrong);
    assertThatThrownBy(() -> read(text)).hasMessageContaining(told);
  }

  private Targets read(String text) throws IOException {
    Files.writeString(folder.resolve("secrets.yaml"), text);
    return Targets.read(folder, READERS);
  }

  private static String example() throws IOException {
    return Files.readString(EXAMPLE);
  }
}
