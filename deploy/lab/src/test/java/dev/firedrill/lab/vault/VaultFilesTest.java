package dev.firedrill.lab.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.lab.LabFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VaultFilesTest {

  private final VaultPlan plan = new VaultPlan(Path.of("/srv/lab.d"), 22000);
  private final VaultFiles files = new VaultFiles(plan);

  @Test
  void theTargetFileNamesEveryNodeOnItsOwnAddress() {
    assertThat(files.targetFile())
        .contains("    vault-1:\n      api: http://127.0.0.31:22000\n")
        .contains("    vault-3:\n      api: http://127.0.0.33:22000\n")
        .contains("token: file:/srv/lab.d/token");
  }

  @Test
  void eachNodeJoinsTheOthersAndNotItself() {
    assertThat(files.config("vault-2"))
        .contains("node_id = \"vault-2\"")
        .contains("path    = \"/srv/lab.d/vault-2/raft\"")
        .contains("leader_api_addr = \"http://127.0.0.31:22000\"")
        .contains("leader_api_addr = \"http://127.0.0.33:22000\"")
        .doesNotContain("leader_api_addr = \"http://127.0.0.32:22000\"");
  }

  @Test
  void firedrillsTokenMayOnlyRead() {
    assertThat(VaultFiles.policy().lines().filter(line -> line.contains("capabilities")))
        .hasSize(4)
        .allMatch(line -> line.strip().equals("capabilities = [\"read\"]"));
  }

  @Test
  void theKeyOfTheSnapshotsMayDoWhatTheExampleSays() throws IOException {
    Path example =
        Path.of("..", "..", "targets", "examples", "vault-snapshots-policy.json.example");
    assertThat(VaultFiles.snapshotsPolicy())
        .isEqualTo(Files.readString(example))
        .contains("arn:aws:s3:::" + VaultPlan.BUCKET + "/secrets/*")
        .doesNotContain("Delete");
  }

  @Test
  void aFolderThatNeedsQuotingIsRefused() {
    assertThatThrownBy(() -> new VaultPlan(Path.of("/srv/my lab"), 22000))
        .isInstanceOf(LabFailure.class);
  }
}
