package dev.firedrill.lab.patroni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.LabFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PatroniLabIT {

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
      Await.until("rows are written", Duration.ofSeconds(10), () -> writer.acknowledged() > 20);
      String killed = lab.inject(PatroniFault.KILL_LEADER_NODE);
      long before = writer.acknowledged();
      Await.until(
          "another member leads and takes rows",
          Duration.ofSeconds(40),
          () -> writer.acknowledged() > before + 20);
      assertThat(view.leader()).isPresent().get().isNotEqualTo(killed);
      assertThat(view.timeline()).hasValue(timeline + 1);
      Await.until(
          "the promotion is in the history",
          Duration.ofSeconds(10),
          () -> view.promotions().size() == promotions + 1);
      assertThat(writer.longestGap()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(40));
      assertThat(writer.missing()).isEmpty();
    }
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
