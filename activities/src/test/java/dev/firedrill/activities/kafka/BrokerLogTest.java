package dev.firedrill.activities.kafka;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.kafka.Listener;
import dev.firedrill.activities.reach.ssh.Result;
import dev.firedrill.activities.reach.ssh.Shell;
import dev.firedrill.activities.reach.ssh.SshHost;
import dev.firedrill.workflows.kafka.CopyView;
import dev.firedrill.workflows.kafka.PartitionName;
import dev.firedrill.workflows.kafka.TermView;
import dev.firedrill.workflows.kafka.TermsView;
import dev.firedrill.workflows.procedure.NotPossible;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is made of what a broker's host prints of a partition's folder; the shell is a fake. */
class BrokerLogTest {

  private static final Result NOTHING = new Result(1, "", "");
  private static final Result DONE = new Result(0, "", "");
  private static final Result NOT_THERE = new Result(2, "", "ls: No such file or directory");
  private static final Result LISTED = new Result(0, "00000000000000000042.log\n", "");
  private static final String DF = "Avail Size Filesystem Mounted\n700 900 /dev/sdb1 /srv\n";

  private final List<String> changed = new ArrayList<>();

  @Test
  void aLogInOneOfTheDirectoriesIsFoundAndItsEndRead() throws Unreachable {
    CopyView seen = log(Map.of("ls", LISTED, "wc", new Result(0, "0 x.log\n", ""))).look();
    assertThat(seen.folder()).isEqualTo("/srv/kafka/pay-0");
    assertThat(seen.end()).isEqualTo(42);
    assertThat(seen.bytes()).isEqualTo(120);
    assertThat(seen.shelf()).isEqualTo(new CopyView.Shelf("/srv/kept", "", 700));
  }

  @Test
  void noFolderAndADeadDiskAreAnswersWithTheirWords() throws Unreachable {
    CopyView missing = log(Map.of("ls", NOT_THERE)).look();
    assertThat(missing.folder()).isEmpty();
    assertThat(missing.trouble()).contains("No such file or directory");
    Result broken = new Result(1, "", "wc: Input/output error");
    CopyView dead = log(Map.of("ls", LISTED, "wc", broken)).look();
    assertThat(dead.folder()).isNotEmpty();
    assertThat(dead.end()).isEqualTo(-1);
    assertThat(dead.trouble()).contains("Input/output error");
  }

  @Test
  void aMissingLineOfSudoIsNoLostLog() {
    Result refused = new Result(1, "", "sudo: a password is required");
    assertThatThrownBy(() -> log(Map.of("ls", refused)).look()).hasMessageContaining("password");
    assertThatThrownBy(() -> log(Map.of("ls", LISTED, "wc", refused)).look())
        .hasMessageContaining("password");
  }

  @Test
  void anEndThatNobodySawIsNoLostLog() {
    Result unknown = new Result(Result.UNKNOWN, "", "");
    assertThatThrownBy(() -> log(Map.of("ls", unknown)).look())
        .hasMessageContaining("no exit status");
    assertThatThrownBy(() -> log(Map.of("ls", LISTED, "wc", unknown)).look())
        .hasMessageContaining("no exit status");
  }

  @Test
  void itsTermsAreReadAndThatTheyCannotBeIsAnAnswer() throws Unreachable {
    Map<String, Result> known =
        Map.of(
            "ls", LISTED,
            "wc", new Result(0, "0 x.log\n", ""),
            "cat", new Result(0, "0\n2\n0 0\n5 30\n", ""));
    assertThat(log(known).look().terms())
        .isEqualTo(new TermsView("", List.of(new TermView(0, 0), new TermView(5, 30)), 0));
    CopyView unknown = log(Map.of("ls", LISTED, "wc", new Result(0, "0 x.log\n", ""))).look();
    assertThat(unknown.end()).isEqualTo(42);
    assertThat(requireNonNull(unknown.terms()).trouble()).isNotEmpty();
  }

  @Test
  void theLastTermIsTheLastLine() throws Unreachable {
    Result terms = new Result(0, "0\n2\n0 0\n5 302\n", "");
    assertThat(log(Map.of("ls", LISTED, "cat", terms)).term()).isEqualTo(new TermView(5, 302));
    Result none = new Result(0, "0\n0\n", "");
    assertThatThrownBy(() -> log(Map.of("ls", LISTED, "cat", none)).term())
        .hasMessageContaining("does not say of pay-0 when its term began");
  }

  @Test
  void aLogIsKeptUnderTheRunsNameOnce() throws Unreachable {
    log(Map.of("ls", LISTED)).keep("r-1");
    assertThat(changed)
        .containsExactly(
            "/usr/bin/cp -aT -- /srv/kafka/pay-0 /srv/kept/pay-0.r-1.partial",
            "/usr/bin/mv -T -- /srv/kept/pay-0.r-1.partial /srv/kept/pay-0.r-1");
    changed.clear();
    log(Map.of("ls", new Result(0, "pay-0.r-1\n", ""))).keep("r-1");
    assertThat(changed).isEmpty();
  }

  @Test
  void theLogOfABrokerThatRunsIsNotKept() {
    BrokerLog running = log(Map.of("ls", LISTED, "pgrep", new Result(0, "4711\n", "")));
    assertThatThrownBy(() -> running.keep("r-1"))
        .isInstanceOf(NotPossible.class)
        .hasMessageContaining("of no single moment");
    assertThat(changed).isEmpty();
  }

  private BrokerLog log(Map<String, Result> answers) {
    Map<String, Result> usual =
        Map.of(
            "pgrep", NOTHING,
            "du", new Result(0, "120\t/srv/kafka/pay-0\n", ""),
            "df", new Result(0, DF, ""));
    Shell shell =
        (host, argv, stdin, within) -> {
          List<String> command = argv.subList(2, argv.size());
          String name = command.getFirst().substring("/usr/bin/".length());
          if (name.equals("cp") || name.equals("mv")) {
            changed.add(String.join(" ", command));
            return DONE;
          }
          boolean mark = argv.getLast().endsWith("meta.properties");
          return mark ? NOTHING : answers.getOrDefault(name, usual.getOrDefault(name, NOTHING));
        };
    return new BrokerLog(shell, broker(), new PartitionName("pay", 0));
  }

  private static BrokerSettings broker() {
    return new BrokerSettings(
        "kafka-1",
        1,
        new Listener("127.0.0.1", 9092),
        new SshHost("kafka", "127.0.0.1", 22),
        Path.of("/etc/kafka/server.properties"),
        List.of(Path.of("/srv/kafka")),
        List.of("start-kafka"),
        List.of(),
        List.of(),
        List.of(),
        Path.of("/srv/kept"));
  }
}
