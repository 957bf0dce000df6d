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
  private static final Duration SOON = Duration.ofMinutes(3);

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
    String leader = view.requireLeader();
    Await.until("nobody else takes writes", SOON, () -> view.primaries().equals(List.of(leader)));
    assertThat(view.requireSyncStandby()).isNotEqualTo(leader);
    Await.until("all run", SOON, () -> view.members().stream().allMatch(MemberState::isRunning));
    assertThat(view.members()).hasSize(3);
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
      assertThat(view.requireLeader()).isNotEqualTo(killed);
      // Patroni may do so again by itself: each promotion is one timeline, and one line.
      Await.until(
          "each promotion is in the history",
          SOON,
          () ->
              view.timeline().orElseThrow() > timeline
                  && view.timeline().orElseThrow() - timeline
                      == view.promotions().size() - promotions);
      assertThat(writer.longestGap()).isGreaterThan(Duration.ofSeconds(5));
      assertThat(writer.missing()).isEmpty();
    }
  }

  /** A commit whose wait for its standby was cut short is on the leader alone. */
  @Test
  void anAcknowledgementThatCarriesAWarningDoesNotCountAsOne() {
    lab.inject(PatroniFault.PAUSE);
    String leader = view.requireLeader();
    // Of both, since Patroni may make the other one synchronous at any moment.
    List<String> standbys =
        PatroniPlan.MEMBERS.stream().filter(member -> !member.equals(leader)).toList();
    Await.until("both follow", SOON, () -> number(leader, FOLLOWING) == 2);
    Await.until("one is waited for", SOON, () -> number(leader, WAITED_FOR) == 1);
    List<String> receivers = standbys.stream().map(PatroniLabIT::receiver).toList();
    try (SequenceWriter writer = lab.writer()) {
      Await.until("rows are written", SOON, () -> writer.acknowledged() > 20);
      receivers.forEach(pid -> Command.run("kill", "-STOP", pid));
      try {
        // Of a client that gave up as well: its commit goes on waiting.
        Await.until("a commit waits", SOON, () -> number(leader, WAITING_LONG) > 0);
        long acknowledged = writer.acknowledged();
        long rows = number(leader, ROWS);
        Await.until(
            "commits are cut short",
            SOON,
            () -> cutShort(leader) && number(leader, ROWS) > rows + 2);
        assertThat(writer.acknowledged()).isEqualTo(acknowledged);
      } finally {
        receivers.forEach(pid -> Command.attempt("kill", "-CONT", pid));
      }
    }
  }

  private static String receiver(String standby) {
    String query = "select pid from pg_stat_wal_receiver";
    return Await.answer("its receiver", SOON, () -> view.sql(standby, query).orElseThrow());
  }

  private static boolean cutShort(String leader) {
    return number(leader, "select count(pg_cancel_backend(pid)) from (" + WAIT + ") waits") >= 0;
  }

  private static long number(String member, String query) {
    return Long.parseLong(view.sql(member, query).orElseThrow());
  }

  @Test
  void aSegmentIsSeenInTheRepositoryWhateverWasArchivedLast() {
    String leader = view.requireLeader();
    String written = view.sql(leader, "select pg_walfile_name(pg_current_wal_lsn())").orElseThrow();
    lab.pgbackrest(leader, "check");
    assertThat(lab.archiveAgain(leader)).isLessThan(written);
    assertThat(new ArchiverLook(lab.plan(), view).awaitArchived(leader, written))
        .isGreaterThanOrEqualTo(written);
  }

  @Test
  void aLostHostDoesNotAnswerSshEither() {
    lab.inject(PatroniFault.PAUSE);
    String lost = lab.inject(PatroniFault.LOSE_LEADER_HOST);
    LabSsh ssh = new LabSsh(lab.plan());
    assertThat(ssh.run(lost, "true").exit()).isEqualTo(255);
    assertThat(ssh.run(view.requireSyncStandby(), "true").exit()).isZero();
    assertThat(view.leader()).isEmpty();
    assertThat(view.paused()).isTrue();
  }

  @Test
  void withoutPatroniPostgresGoesOn() {
    String leader = lab.inject(PatroniFault.KILL_PATRONI);
    assertThat(view.patroniAnswers(leader)).isFalse();
    Await.until("it takes writes", SOON, () -> view.primaries().contains(leader));
    lab.mend(PatroniFault.KILL_PATRONI);
    assertThat(view.patroniAnswers(leader)).isTrue();
    Await.until("it waits for its standby again", SOON, view::healthy);
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
    assertThat(view.sql(broken, "select 1")).isEmpty();
    lab.mend(PatroniFault.BREAK_REPLICA);
    Await.until("it follows", SOON, () -> !view.strays().contains(broken));
    assertThat(view.sql(broken, "select pg_is_in_recovery()")).contains("t");
  }

  /** It never follows by itself, and nothing else may wait for it. */
  @Test
  void aBrokenReplicaIsMadeAnewWhereEverythingIsMended() {
    String broken = lab.inject(PatroniFault.BREAK_REPLICA);
    lab.mendAll();
    assertThat(view.sql(broken, "select pg_is_in_recovery()")).contains("t");
  }

  @Test
  void aStandbyThatIsBehindLacksWhatTheSynchronousOneHas() {
    lab.inject(PatroniFault.LAG_THEN_LOSE_LEADER);
    String synchronous = view.requireSyncStandby();
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
    String query = "select pg_wal_lsn_diff(pg_last_wal_receive_lsn(), '0/0')::bigint";
    return Await.answer("what it has received", SOON, () -> number(member, query));
  }
}
