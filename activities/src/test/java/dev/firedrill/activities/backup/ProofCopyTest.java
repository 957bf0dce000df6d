package dev.firedrill.activities.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.activities.reach.ssh.Result;
import dev.firedrill.activities.reach.ssh.Shell;
import dev.firedrill.activities.reach.ssh.SshHost;
import dev.firedrill.workflows.backup.Verdict;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What a copy is taken for by what its host answers; the shell is a fake. */
class ProofCopyTest {

  private static final Result YES = new Result(0, "", "");
  private static final Result NO = new Result(1, "", "");
  private static final Result STOPPED = new Result(3, "", "");
  private static final Result NO_SERVER = new Result(2, "", "psql: error: No such file");
  private static final SshHost HOST = new SshHost("firedrill", "127.0.0.1", 22);

  private final Deque<Result> statuses = new ArrayDeque<>();
  private final List<String> kept = new ArrayList<>();
  private Result checked = YES;
  private String beside = "";

  @Test
  void aCopyThatEndsBetweenTwoLooksIsFoundEnded() throws Exception {
    statuses.addAll(List.of(YES, YES, STOPPED, STOPPED));
    copy(NO_SERVER).recover();
    assertThat(kept).singleElement().asString().contains("recovery on the host of pg-2 ended");
  }

  @Test
  void aCopyThatPausedHasComeToTheMoment() throws Exception {
    statuses.addAll(List.of(YES, YES, YES));
    copy(new Result(0, "paused\n", "")).recover();
    assertThat(kept).isEmpty();
  }

  @Test
  void aServerThatRefusesTheLoginIsNotWaitedFor() {
    statuses.addAll(List.of(YES, YES));
    Result refused = new Result(2, "", "psql: error: FATAL:  role \"postgres\" does not exist");
    assertThatThrownBy(() -> copy(refused).recover()).hasMessageContaining("does not exist");
  }

  @Test
  void anAnswerThatFailsForAnotherReasonIsNoEnd() {
    statuses.addAll(List.of(YES, YES));
    assertThatThrownBy(() -> copy(new Result(1, "", "permission denied")).recover())
        .hasMessageContaining("permission denied");
  }

  @Test
  void aCheckThatCameToItsEndLeavesAMarkBesideWhatItFound() {
    statuses.add(STOPPED);
    copy(NO_SERVER).checkPages();
    assertThat(kept).containsExactly("firedrill: done: pg_checksums\n");
    checked = new Result(1, "Bad checksums:  1\n", "");
    statuses.add(STOPPED);
    copy(NO_SERVER).checkPages();
    assertThat(kept)
        .last(InstanceOfAssertFactories.STRING)
        .contains("Bad checksums:  1")
        .endsWith("\nfiredrill: done: pg_checksums\n");
  }

  @Test
  void aCheckWhoseEndNobodySawLeavesNone() {
    statuses.add(STOPPED);
    checked = new Result(-1, "", "");
    assertThatThrownBy(() -> copy(NO_SERVER).checkPages()).hasMessageContaining("pg_checksums");
    assertThat(kept).isEmpty();
  }

  @Test
  void theMarksOfTheChecksAreNoFindings() {
    beside = "Bad checksums: 1\nfiredrill: done: pg_amcheck\nfiredrill: done: pg_amcheck\n";
    assertThat(copy(NO_SERVER).verdict())
        .isEqualTo(new Verdict(List.of("Bad checksums: 1"), List.of("pg_amcheck")));
    beside = "";
    assertThat(copy(NO_SERVER).verdict()).isEqualTo(new Verdict(List.of(), List.of()));
  }

  private ProofCopy copy(Result answer) {
    Shell shell =
        (host, argv, stdin, within) -> {
          if (argv.contains("/usr/bin/psql")) {
            return answer;
          }
          if (argv.contains("status")) {
            return statuses.remove();
          }
          if (!stdin.isEmpty()) {
            kept.add(stdin);
            return YES;
          }
          if (argv.contains("--check")) {
            return checked;
          }
          if (argv.contains("/usr/bin/test")) {
            return beside.isEmpty() ? NO : YES;
          }
          return argv.contains("/usr/bin/cat") ? new Result(0, beside, "") : YES;
        };
    BackupSettings backup = new BackupSettings(HOST, "postgres", Path.of("/etc/x.conf"), "orders");
    ArchiveSettings member =
        new ArchiveSettings("pg-2", backup, Path.of("/srv/data"), SqlSettings.PACKAGED);
    ScratchSettings scratch = new ScratchSettings(Path.of("/srv/scratch"), Path.of("/usr/lib/pg"));
    return new ProofCopy(
        new ProofHost("pg-2", shell, HOST),
        new ProofCommands(member, scratch),
        Path.of("/srv/scratch"),
        "r-1");
  }
}
