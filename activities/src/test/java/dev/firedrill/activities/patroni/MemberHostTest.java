package dev.firedrill.activities.patroni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.ssh.Result;
import dev.firedrill.activities.reach.ssh.SshHost;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is made of how commands ended on a member's host; the shell is a fake. */
class MemberHostTest {

  private static final String LISTED = "/proc/1/cwd /\n/proc/7/cwd /data\n";

  @Test
  void aProcessThatCannotBeReadHidesNoOther() throws Unreachable {
    MemberHost host = hostThatLists(new Result(1, LISTED, "find: /proc/9/cwd: no permission"));
    assertThat(host.processes()).containsExactly(7L);
  }

  /** What works in the data directory may stand in the lines that did not come. */
  @Test
  void aListThatWasCutOffIsNoList() {
    MemberHost host = hostThatLists(new Result(Result.UNKNOWN, LISTED, ""));
    assertThatThrownBy(host::processes).hasMessageContaining("no exit status");
  }

  private static MemberHost hostThatLists(Result listed) {
    return new MemberHost(
        (host, argv, stdin, within) -> listed,
        new MemberSettings(
            "pg-1",
            URI.create("http://127.0.0.1:9"),
            new SshHost("sre", "127.0.0.1", 22),
            Path.of("/data"),
            "postgres",
            List.of("start"),
            Optional.empty()));
  }
}
