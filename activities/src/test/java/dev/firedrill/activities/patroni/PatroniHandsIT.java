package dev.firedrill.activities.patroni;

import static dev.firedrill.activities.patroni.RealCluster.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.activities.Attempts;
import dev.firedrill.activities.backup.RealBackups;
import dev.firedrill.activities.haproxy.RealTraffic;
import dev.firedrill.activities.inventory.Target;
import dev.firedrill.lab.Await;
import dev.firedrill.lab.patroni.PatroniFault;
import dev.firedrill.lab.patroni.SequenceWriter;
import dev.firedrill.workflows.backup.BackupActivities;
import dev.firedrill.workflows.haproxy.HaproxyActivities;
import dev.firedrill.workflows.patroni.ClusterView;
import dev.firedrill.workflows.patroni.HostView;
import dev.firedrill.workflows.patroni.PatroniActivities;
import dev.firedrill.workflows.patroni.Promotion;
import dev.firedrill.workflows.patroni.Rebuild;
import dev.firedrill.workflows.procedure.Finding;
import dev.firedrill.workflows.procedure.Payloads;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The verbs on a real cluster: what each answers, and that each may be said twice. */
@TestInstance(Lifecycle.PER_CLASS)
class PatroniHandsIT {

  private final RealCluster cluster = new RealCluster();
  private final TestActivityEnvironment engine =
      TestActivityEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setWorkflowClientOptions(
                  WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build())
              .build());
  private PatroniActivities patroni;
  private HaproxyActivities traffic;
  private BackupActivities backup;

  @BeforeAll
  void putTogether() {
    engine.registerActivitiesImplementations(
        cluster.patroni(), RealTraffic.hands(cluster), RealBackups.hands(cluster));
    patroni = Attempts.of(engine, PatroniActivities.class);
    traffic = Attempts.of(engine, HaproxyActivities.class);
    backup = Attempts.of(engine, BackupActivities.class);
  }

  @AfterEach
  void mend() {
    cluster.lab().mendAll();
  }

  @AfterAll
  void stop() {
    engine.close();
    cluster.close();
  }

  @Test
  void aHealthyClusterIsNoFailover() {
    ClusterView now = patroni.observe(ORDERS);
    String leader = cluster.lab().view().requireLeader();
    assertThat(now.leader()).isEqualTo(leader);
    String synchronous = cluster.lab().view().syncStandby().orElseThrow();
    assertThat(now.syncStandbys()).containsExactly(synchronous);
    assertThat(now.answering()).hasSize(3);
    assertThat(new Promotion(now, synchronous).objections())
        .anyMatch(objection -> objection.contains("holds the leader key"));
    HostView host = patroni.lookAtHost(ORDERS, leader);
    assertThat(host.owner()).isEqualTo("postgres");
    assertThat(host.processes()).isNotEmpty();
  }

  @Test
  void everythingThatAFailoverNeedsIsReachedAndNothingChanges() {
    Target orders = cluster.targets().require(ORDERS);
    List<Finding> findings =
        Stream.of(cluster.check(), RealBackups.check(cluster), RealTraffic.check(cluster))
            .flatMap(check -> check.check(orders).stream())
            .toList();
    assertThat(findings).hasSizeGreaterThan(40).allMatch(Finding::good, "is good");
    assertThat(cluster.lab().view().healthy()).isTrue();
  }

  @Test
  void aDeadLeaderIsReplacedWithEveryVerbSaidTwiceAndNothingIsLost() {
    try (SequenceWriter writer = cluster.lab().writer()) {
      int promotions = cluster.lab().view().promotions().size();
      cluster.lab().inject(PatroniFault.PAUSE);
      String old = cluster.lab().inject(PatroniFault.KILL_LEADER_NODE);
      awaitNoLeaderKey();
      ClusterView before = patroni.observe(ORDERS);
      String candidate = before.bestSynchronous().orElseThrow();
      assertThat(new Promotion(before, candidate).objections()).isEmpty();

      twice(() -> patroni.fence(ORDERS, old));
      assertThat(patroni.lookAtHost(ORDERS, old).owner()).isEqualTo("root");
      assertThat(traffic.lookAtClients(ORDERS).whyLeft()).isEmpty();
      twice(() -> traffic.hold(ORDERS));
      assertThat(traffic.lookAtClients(ORDERS).whyLeft()).contains("holds clients already");
      twice(() -> patroni.failOver(ORDERS, candidate));
      twice(() -> traffic.resume(ORDERS));
      twice(() -> patroni.leaveMaintenanceMode(ORDERS));
      assertThatThrownBy(() -> patroni.bringBack(ORDERS, old))
          .isInstanceOf(ActivityFailure.class)
          .hasStackTraceContaining("not preserved yet");
      twice(() -> patroni.preserve(ORDERS, old));
      twice(() -> patroni.bringBack(ORDERS, old));
      twice(() -> backup.checkArchive(ORDERS, candidate));
      twice(() -> backup.backUp(ORDERS, candidate));

      assertThat(cluster.lab().view().promotions()).hasSize(promotions + 1);
      assertThat(cluster.lab().view().primaries()).isEqualTo(List.of(candidate));
      assertThat(writer.acknowledged()).isPositive();
      assertThat(writer.missing()).isEmpty();
    }
  }

  @Test
  void anOldLeaderThatCannotBeRewoundIsRebuilt() {
    cluster.lab().inject(PatroniFault.NO_REWIND);
    cluster.lab().inject(PatroniFault.PAUSE);
    String old = cluster.lab().inject(PatroniFault.DIVERGE_LEADER);
    awaitNoLeaderKey();
    ClusterView before = patroni.observe(ORDERS);
    assertThat(before.rewinds()).isFalse();
    String candidate = before.bestSynchronous().orElseThrow();
    patroni.fence(ORDERS, old);
    patroni.failOver(ORDERS, candidate);
    assertThatThrownBy(() -> rebuildPreserved(old)).hasStackTraceContaining("in maintenance mode");
    patroni.leaveMaintenanceMode(ORDERS);

    String diverged = patroni.lookAtHost(ORDERS, old).generation();
    long began = System.nanoTime();
    twice(() -> patroni.rebuild(ORDERS, old));
    System.out.printf("rebuild of a diverged old leader: %.1f s%n", seconds(began));

    assertThat(patroni.lookAtHost(ORDERS, old).generation()).isNotEmpty().isNotEqualTo(diverged);
    assertThat(patroni.observe(ORDERS).follows(old)).isTrue();
    assertThat(cluster.lab().view().primaries()).isEqualTo(List.of(candidate));
    assertThat(cluster.lab().view().strays()).isEmpty();
  }

  private void rebuildPreserved(String old) {
    patroni.preserve(ORDERS, old);
    patroni.rebuild(ORDERS, old);
  }

  @Test
  void aBrokenReplicaIsRebuiltOnceHoweverOftenItIsSaid() {
    String broken = cluster.lab().inject(PatroniFault.BREAK_REPLICA);
    ClusterView before = patroni.observe(ORDERS);
    HostView host = patroni.lookAtHost(ORDERS, broken);
    assertThat(new Rebuild(before, broken).objections(host)).isEmpty();
    assertThat(before.follows(broken)).isFalse();

    long began = System.nanoTime();
    patroni.reinitialize(ORDERS, broken, host.generation());
    System.out.printf("rebuild of a broken replica: %.1f s%n", seconds(began));
    String after = patroni.lookAtHost(ORDERS, broken).generation();
    assertThat(after).isNotEmpty().isNotEqualTo(host.generation());
    patroni.reinitialize(ORDERS, broken, host.generation());
    assertThat(patroni.lookAtHost(ORDERS, broken).generation()).isEqualTo(after);
    assertThat(patroni.observe(ORDERS).follows(broken)).isTrue();
    assertThat(cluster.lab().view().strays()).isEmpty();
  }

  @Test
  void neitherTheLeaderNorAnybodyInMaintenanceModeIsRebuilt() {
    String leader = cluster.lab().view().requireLeader();
    String leaders = patroni.lookAtHost(ORDERS, leader).generation();
    assertThatThrownBy(() -> patroni.reinitialize(ORDERS, leader, leaders))
        .hasStackTraceContaining(leader + " is the leader");
    assertThat(patroni.lookAtHost(ORDERS, leader).generation()).isEqualTo(leaders);

    String standby = cluster.lab().view().syncStandby().orElseThrow();
    String standbys = patroni.lookAtHost(ORDERS, standby).generation();
    cluster.lab().inject(PatroniFault.PAUSE);
    assertThatThrownBy(() -> patroni.reinitialize(ORDERS, standby, standbys))
        .hasStackTraceContaining("in maintenance mode");
    assertThat(patroni.lookAtHost(ORDERS, standby).generation()).isEqualTo(standbys);
  }

  @Test
  void aLivingPostmasterIsEndedByTheFence() {
    cluster.lab().inject(PatroniFault.PAUSE);
    String old = cluster.lab().inject(PatroniFault.KILL_PATRONI);
    assertThat(cluster.lab().view().postgresRuns(old)).isTrue();
    assertThatThrownBy(() -> patroni.fence(ORDERS, old))
        .hasStackTraceContaining("holds the leader key by now: a leader is not fenced");
    assertThat(cluster.lab().view().postgresRuns(old)).isTrue();
    Await.until(
        "the dead Patroni's key to go",
        Duration.ofMinutes(3),
        () -> cluster.lab().view().leaderKey().isEmpty());
    patroni.fence(ORDERS, old);
    assertThat(cluster.lab().view().postgresRuns(old)).isFalse();
    assertThat(patroni.lookAtHost(ORDERS, old).processes()).isEmpty();
  }

  @Test
  void withoutEtcdNothingIsSeenAndTheAnswerSaysWhatToDo() {
    cluster.lab().inject(PatroniFault.STOP_ETCD);
    assertThatThrownBy(() -> patroni.observe(ORDERS))
        .hasStackTraceContaining("etcd does not answer")
        .hasStackTraceContaining("Recover etcd first");
  }

  @Test
  void aLostHostIsAnAnswerAndNotAFailure() {
    cluster.lab().inject(PatroniFault.PAUSE);
    String old = cluster.lab().inject(PatroniFault.LOSE_LEADER_HOST);
    HostView host = patroni.lookAtHost(ORDERS, old);
    assertThat(host.isReachable()).isFalse();
    assertThat(host.fence()).isEqualTo(HostView.Fence.BY_ATTESTATION);
    assertThatThrownBy(() -> patroni.powerOff(ORDERS, old))
        .hasStackTraceContaining("no power-off command is declared");
  }

  /** It is the shell's user that has to be able to write there. */
  @Test
  void aDeclaredPowerOffCommandIsRunAndItsNoIsNoFence(@TempDir Path folder) throws Exception {
    Path place = Files.createTempDirectory("firedrill-power-off-");
    Path off = place.resolve("off");
    try {
      Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxrwxrwx"));
      PatroniHands hands =
          cluster.patroniWithPowerOff(folder, "pg-2", List.of("mkdir", off.toString()));
      hands.powerOff(ORDERS, "pg-1");
      assertThat(off).isDirectory();
      assertThatThrownBy(() -> hands.powerOff(ORDERS, "pg-1"))
          .hasStackTraceContaining("File exists");
    } finally {
      Files.deleteIfExists(off);
      Files.delete(place);
    }
  }

  @Test
  void aStandbyThatIsBehindIsRefusedWithItsLoss() {
    cluster.lab().inject(PatroniFault.LAG_THEN_LOSE_LEADER);
    awaitNoLeaderKey();
    ClusterView now = patroni.observe(ORDERS);
    String behind =
        now.answering().stream()
            .map(member -> member.name())
            .filter(name -> !now.isSynchronous(name))
            .findFirst()
            .orElseThrow();
    assertThat(new Promotion(now, behind).objections())
        .anyMatch(objection -> objection.contains("bytes of WAL would be lost"))
        .anyMatch(objection -> objection.contains("is not the synchronous standby"));
    assertThat(new Promotion(now, now.bestSynchronous().orElseThrow()).objections()).isEmpty();
  }

  /** A dead leader's key outlives it by up to Patroni's ttl. */
  private void awaitNoLeaderKey() {
    Await.until(
        "the dead leader's key to go",
        Duration.ofMinutes(3),
        () -> cluster.lab().view().leaderKey().isEmpty());
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  private static void twice(Runnable verb) {
    verb.run();
    verb.run();
  }
}
