package dev.firedrill.lab.patroni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.Command;
import dev.firedrill.lab.LabFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PatroniLabIT {

  /** The writer's own: a commit of autovacuum waits for the standby as well. */
  private static final String WAIT =
      "select pid from pg_stat_activity where wait_event = 'SyncRep'"
          + " and query like 'insert into firedrill_sequence%'";

  private static final String WAITING_LONG =
      "select count(*) from (" + WAIT + " and query_start < now() - interval '1 s') waits";
  private static final String FOLLOWING =
      "select count(*) from pg_stat_replication where state = 'streaming'";
  private static final String WAITED_FOR = FOLLOWING + " and sync_state = 'sync'";
  private static final String ROWS = "select count(*) from firedrill_sequence";
  private static final Duration SOON = Duration.ofMinutes(2);

  private static PatroniLab lab;
  private static PatroniView view;

  @BeforeAll
  static void start() {
    lab = PatroniLab.startTemporary();
    view = lab.view();
  }

  @AfterAll
  static void stop() {
    lab.close();
  }

  @AfterEach
  void mend() {
    if (!view.healthy()) {
      lab.mendAll();
    }
  }

  @Test
  void aFreshClusterHasOneLeaderASynchronousStandbyAndABackup() throws IOException {
    assertThat(view.primaries()).isEqualTo(view.leader().stream().toList());
    assertThat(view.syncStandby()).isPresent().isNotEqualTo(view.leader());
    assertThat(view.members()).hasSize(3).allMatch(MemberState::isRunning);
    assertThat(lab.pgbackrest("pg-1", "--output=json", "info")).contains("\"type\":\"full\"");
    assertThat(Files.readString(lab.targetFile())).startsWith("name: orders-db\n");
  }

  @Test
  void patroniFailsOverByItselfAndNothingAcknowledgedIsLost() {
    long timeline = view.timeline().orElseThrow();
    int promotions = view.promotions().size();
    try (SequenceWriter writer = lab.writer()) {
      Await.until("rows are written", SOON, () -> writer.acknowledged() > 20);
      String killed = lab.inject(PatroniFault.KILL_LEADER_NODE);
      long before = writer.acknowledged();
      Await.until(
          "another member leads and takes rows", SOON, () -> writer.acknowledged() > before + 20);
      assertThat(view.leader()).isPresent().get().isNotEqualTo(killed);
      assertThat(view.timeline()).hasValue(timeline + 1);
      Await.until(
          "the promotion is in the history",
          SOON,
          () -> view.promotions().size() == promotions + 1);
      assertThat(writer.longestGap()).isGreaterThan(Duration.ofSeconds(5));
      assertThat(writer.missing()).isEmpty();
    }
  }

  /** A commit whose wait for its standby was cut short is on the leader alone. */
  @Test
  void anAcknowledgementThatCarriesAWarningDoesNotCountAsOne() {
    lab.inject(PatroniFault.PAUSE);
    String leader = view.leader().orElseThrow();
    // Of both, since Patroni may make the other one synchronous at any moment.
    List<String> standbys =
        PatroniPlan.MEMBERS.stream().filter(member -> !member.equals(leader)).toList();
    Await.until("both follow", SOON, () -> number(leader, FOLLOWING) == 2);
    Await.until("one is waited for", SOON, () -> number(leader, WAITED_FOR) == 1);
    List<String> receivers = standbys.stream().map(each -> receiver(each).orElseThrow()).toList();
    try (SequenceWriter writer = lab.writer()) {
      Await.until("rows are written", SOON, () -> writer.acknowledged() > 20);
      receivers.forEach(pid -> Command.run("kill", "-STOP", pid));
      try {
        Await.until("a commit waits", SOON, () -> number(leader, WAITING_LONG) == 1);
        long acknowledged = writer.acknowledged();
        long rows = number(leader, ROWS);
        Await.until(
            "commits are cut short",
            SOON,
            () -> cutShort(leader) && number(leader, ROWS) > rows + 2);
        assertThat(writer.acknowledged()).isEqualTo(acknowledged);
      } finally {
        receivers.forEach(pid -> Command.run("kill", "-CONT", pid));
      }
    }
  }

  private static Optional<String> receiver(String standby) {
    return view.sql(standby, "select pid from pg_stat_wal_receiver");
  }

  private static boolean cutShort(String leader) {
    return number(leader, "select count(pg_cancel_backend(pid)) from (" + WAIT + ") waits") >= 0;
  }

  private static long number(String member, String query) {
    return Long.parseLong(view.sql(member, query).orElseThrow());
  }

  @Test
  void aLostHostDoesNotAnswerSshEither() {
    lab.inject(PatroniFault.PAUSE);
    String lost = lab.inject(PatroniFault.LOSE_LEADER_HOST);
    LabSsh ssh = new LabSsh(lab.plan());
    assertThat(ssh.run(lost, "true").exit()).isEqualTo(255);
    assertThat(ssh.run(view.syncStandby().orElseThrow(), "true").exit()).isZero();
    assertThat(view.leader()).isEmpty();
    assertThat(view.paused()).isTrue();
  }

  @Test
  void withoutPatroniPostgresGoesOn() {
    String leader = lab.inject(PatroniFault.KILL_PATRONI);
    assertThat(view.patroniAnswers(leader)).isFalse();
    assertThat(view.primaries()).contains(leader);
    lab.mend(PatroniFault.KILL_PATRONI);
    assertThat(view.patroniAnswers(leader)).isTrue();
  }

  @Test
  void etcdStopsAndComesBack() {
    lab.inject(PatroniFault.STOP_ETCD);
    assertThat(view.etcdAnswers()).isFalse();
    lab.mend(PatroniFault.STOP_ETCD);
    assertThat(view.etcdAnswers()).isTrue();
  }

  @Test
  void aBrokenReplicaIsMadeAnew() {
    String broken = lab.inject(PatroniFault.BREAK_REPLICA);
    assertThat(view.member(broken).orElseThrow().isRunning()).isFalse();
    lab.mend(PatroniFault.BREAK_REPLICA);
    assertThat(view.member(broken).orElseThrow().isRunning()).isTrue();
  }

  @Test
  void aStandbyThatIsBehindLacksWhatTheSynchronousOneHas() {
    lab.inject(PatroniFault.LAG_THEN_LOSE_LEADER);
    String synchronous = view.syncStandby().orElseThrow();
    String behind =
        PatroniPlan.MEMBERS.stream()
            .filter(member -> !member.equals(synchronous) && view.postgresRuns(member))
            .findFirst()
            .orElseThrow();
    assertThat(received(synchronous) - received(behind)).isGreaterThan(100_000);
    assertThat(view.leader()).isEmpty();
  }

  @Test
  void aSecondLabInTheSameFolderIsRefused() {
    assertThatThrownBy(() -> PatroniLab.start(lab.plan().folder(), 0))
        .isInstanceOf(LabFailure.class)
        .hasMessageStartingWith("A lab is already running");
    assertThat(PatroniLab.attach(lab.plan().folder()).plan()).isEqualTo(lab.plan());
  }

  private static long received(String member) {
    return Long.parseLong(
        view.sql(member, "select pg_wal_lsn_diff(pg_last_wal_receive_lsn(), '0/0')::bigint")
            .orElseThrow());
  }
}
