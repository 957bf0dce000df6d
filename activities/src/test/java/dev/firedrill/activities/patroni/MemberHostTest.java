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

  @Test
  void theLastLineThatSetsForWhomCommitsWaitCounts() throws Unreachable {
    String patronis = "synchronous_standby_names = '\"pg-2\"'\n";
    assertThat(hostThatLists(new Result(0, patronis, "")).waitsFor()).isEqualTo("\"pg-2\"");
    assertThat(
            hostThatLists(
                    new Result(0, "synchronous_standby_names 'one' # by hand\n" + patronis, ""))
                .waitsFor())
        .isEqualTo("\"pg-2\"");
    String commented = "#synchronous_standby_names = 'pg-2'\n";
    assertThat(hostThatLists(new Result(0, commented, "")).waitsFor()).isEmpty();
    assertThat(hostThatLists(new Result(1, "", "")).waitsFor()).isEmpty();
  }

  @Test
  void settingsThatCannotBeReadNameNobodyAndEverybody() throws Unreachable {
    assertThat(hostThatLists(new Result(2, "", "grep: no such file")).waitsFor()).isNull();
    assertThat(hostThatLists(new Result(1, "", "sudo: a password is required")).waitsFor())
        .isNull();
    assertThat(hostThatLists(new Result(Result.UNKNOWN, "", "")).waitsFor()).isNull();
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
