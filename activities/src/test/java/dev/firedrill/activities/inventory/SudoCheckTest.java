package dev.firedrill.activities.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.activities.reach.ssh.Result;
import dev.firedrill.activities.reach.ssh.SshHost;
import dev.firedrill.workflows.procedure.Finding;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a host says of one command; the shell is a fake. */
class SudoCheckTest {

  @Test
  void whatSudoListsIsAllowedAndWhatItRefusesIsNot() {
    assertThat(finding(new Result(0, "/usr/bin/true", "")).good()).isTrue();
    assertThat(finding(new Result(1, "", "")).told())
        .isEqualTo("not allowed: add the line to its sudoers");
  }

  @Test
  void anEndThatNobodySawIsNoRefusal() {
    Finding finding = finding(new Result(Result.UNKNOWN, "", ""));
    assertThat(finding.good()).isFalse();
    assertThat(finding.told()).isEqualTo("its host gave no answer in time");
  }

  private static Finding finding(Result result) {
    return new SudoCheck(
            new TargetName("orders-db"),
            (host, argv, stdin, within) -> result,
            new SshHost("sre", "127.0.0.1", 22),
            "pg-1")
        .findings(List.of(List.of("/usr/bin/true")))
        .getFirst();
  }
}
