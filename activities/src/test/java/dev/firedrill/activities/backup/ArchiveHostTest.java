package dev.firedrill.activities.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.activities.reach.ssh.Result;
import dev.firedrill.activities.reach.ssh.SshHost;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is made of how commands ended on a leader's host; the shell is a fake. */
class ArchiveHostTest {

  private static final String FIRST = "000000010000000000000001";
  private static final String SECOND = "000000010000000000000002";
  private static final String SUMMED = "a".repeat(40) + "  /data/pg_wal/" + FIRST + "\n";

  @Test
  void aFileThatIsNotThereHasNoSum() {
    assertThat(sums(new Result(1, SUMMED, "sha1sum: no such file"))).containsExactly(FIRST);
  }

  @Test
  void whatWasCutOffSaysOfNoFileThatItIsNotThere() {
    assertThatThrownBy(() -> sums(new Result(Result.UNKNOWN, SUMMED, "")))
        .hasMessageContaining("no exit status");
  }

  private static List<String> sums(Result summed) {
    SshHost ssh = new SshHost("sre", "127.0.0.1", 22);
    ArchiveSettings leader =
        new ArchiveSettings(
            "pg-1",
            new BackupSettings(ssh, "postgres", Path.of("/etc/pgbackrest.conf"), "main"),
            Path.of("/data"),
            SqlSettings.PACKAGED);
    ArchiveHost host = new ArchiveHost((to, argv, stdin, within) -> summed, leader);
    return List.copyOf(host.checksums(List.of(FIRST, SECOND)).keySet());
  }
}
