package dev.firedrill.activities.patroni;

import static dev.firedrill.activities.patroni.RealCluster.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.firedrill.workflows.procedure.Finding;
import dev.firedrill.workflows.procedure.Payloads;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

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
    patroni = engine.newActivityStub(PatroniActivities.class);
    traffic = engine.newActivityStub(HaproxyActivities.class);
    backup = engine.newActivityStub(BackupActivities.class);
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
    assertThat(now.syncStandby()).isEqualTo(cluster.lab().view().syncStandby().orElseThrow());
    assertThat(now.answering()).hasSize(3);
    assertThat(new Promotion(now, now.syncStandby()).objections())
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
      String candidate = before.syncStandby();
      assertThat(new Promotion(before, candidate).objections()).isEmpty();

      twice(() -> patroni.fence(ORDERS, old));
      assertThat(patroni.lookAtHost(ORDERS, old).owner()).isEqualTo("root");
      twice(() -> traffic.hold(ORDERS));
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
  void aLivingPostmasterIsEndedByTheFence() {
    cluster.lab().inject(PatroniFault.PAUSE);
    String old = cluster.lab().inject(PatroniFault.KILL_PATRONI);
    assertThat(cluster.lab().view().postgresRuns(old)).isTrue();
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

  @Test
  void aStandbyThatIsBehindIsRefusedWithItsLoss() {
    cluster.lab().inject(PatroniFault.LAG_THEN_LOSE_LEADER);
    awaitNoLeaderKey();
    ClusterView now = patroni.observe(ORDERS);
    String behind =
        now.answering().stream()
            .map(member -> member.name())
            .filter(name -> !name.equals(now.syncStandby()))
            .findFirst()
            .orElseThrow();
    assertThat(new Promotion(now, behind).objections())
        .anyMatch(objection -> objection.contains("bytes of WAL would be lost"))
        .anyMatch(objection -> objection.contains("is not the synchronous standby"));
    assertThat(new Promotion(now, now.syncStandby()).objections()).isEmpty();
  }

  /** A dead leader's key outlives it by up to Patroni's ttl. */
  private void awaitNoLeaderKey() {
    Await.until(
        "the dead leader's key to go",
        Duration.ofSeconds(40),
        () -> cluster.lab().view().leaderKey().isEmpty());
  }

  private static void twice(Runnable verb) {
    verb.run();
    verb.run();
  }
}
