package dev.firedrill.lab.minio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.lab.LabFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MinioFilesTest {

  private final MinioPlan plan = new MinioPlan(Path.of("/srv/lab.d"), 22000);
  private final MinioFiles files = new MinioFiles(plan);

  @Test
  void theTargetFileNamesEveryNodeOnItsOwnAddress() {
    assertThat(files.targetFile())
        .contains("    minio-1:\n      api: http://127.0.0.51:22000\n")
        .contains("ssh: firedrill-lab@127.0.0.54:22001")
        .contains("start: [sudo, -n, /srv/lab.d/bin/start-minio, minio-3]")
        .contains(
            "remount: [sudo, -n, /usr/bin/mount, -o, \"remount,rw\", /srv/lab.d/minio-2/drive]")
        .contains("secret-key: file:/srv/lab.d/firedrill/secret-key")
        .contains("        copy-1:\n          api: http://127.0.0.55:22000\n");
  }

  @Test
  void sudoAllowsExactLinesOnly() {
    assertThat(files.sudoers().lines().skip(1))
        .hasSize(4 * 6 + 1)
        .allMatch(line -> line.startsWith("firedrill-lab ALL=(root) NOPASSWD: /"))
        .noneMatch(line -> line.contains("*"));
    assertThat(files.sudoers())
        .contains("/usr/bin/mount -o remount\\,rw /srv/lab.d/minio-2/drive\n")
        .contains("/usr/bin/rm -- /srv/lab.d/minio-4/drive/ballast\n")
        .contains("/srv/lab.d/bin/start-minio copy-1\n");
  }

  @Test
  void firedrillsKeysMayDoWhatTheExamplesSay() throws IOException {
    Map<String, String> buckets =
        Map.of(
            "canary-bucket", "firedrill-canary",
            "replicated-bucket", "photos",
            "copy-bucket", "photos");
    assertThat(MinioFiles.policy(buckets)).isEqualTo(example("minio-policy.json.example"));
    assertThat(MinioFiles.policyOnCopy(buckets))
        .isEqualTo(example("minio-copy-policy.json.example"));
  }

  private static String example(String name) throws IOException {
    return Files.readString(Path.of("..", "..", "targets", "examples", name));
  }

  @Test
  void theKeyIsShownByNobody() {
    MinioKeys keys = MinioKeys.draw();
    assertThat(keys.secret())
        .hasSizeGreaterThanOrEqualTo(8)
        .isNotEqualTo(MinioKeys.draw().secret());
    assertThat(keys.toString()).doesNotContain(keys.access(), keys.secret());
  }

  @Test
  void aFolderThatNeedsQuotingIsRefused() {
    assertThatThrownBy(() -> new MinioPlan(Path.of("/srv/my lab"), 22000))
        .isInstanceOf(LabFailure.class);
  }
}
