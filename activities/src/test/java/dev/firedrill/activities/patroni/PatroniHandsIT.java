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
import dev.firedrill.workflows.patroni.MemberView;
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
import java.util.Optional;
import java.util.function.Predicate;
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

  private static final Duration SOON = Duration.ofMinutes(3);

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
    ClusterView now = observed("what the lab sees, too", this::isAsTheLabSeesIt);
    String synchronous = now.syncStandbys().getFirst();
    assertThat(new Promotion(now, synchronous).objections())
        .anyMatch(objection -> objection.contains("holds the leader key"));
    HostView host = host(now.leader());
    assertThat(host.owner()).isEqualTo("postgres");
    assertThat(host.processes()).isNotEmpty();
  }

  private boolean isAsTheLabSeesIt(ClusterView now) {
    return now.answering().size() == 3
        && now.syncStandbys().size() == 1
        && Optional.of(now.leader()).equals(cluster.lab().view().leader())
        && now.syncStandbys().equals(cluster.lab().view().syncStandby().stream().toList());
  }

  /** The cluster once it is like this: one look may find a member silent that is only slow. */
  private ClusterView observed(String what, Predicate<ClusterView> like) {
    return Await.seen(what, SOON, () -> patroni.observe(ORDERS), like);
  }

  /** The host as it answers: whether it can be reached is what one look may fail to see. */
  private HostView host(String member) {
    return Await.seen(
        "the host of " + member,
        SOON,
        () -> patroni.lookAtHost(ORDERS, member),
        HostView::isReachable);
  }

  private static boolean hasRunningSynchronous(ClusterView now) {
    return now.bestSynchronous()
        .flatMap(now::member)
        .filter(MemberView::isRunningStandby)
        .isPresent();
  }

  private static boolean isPromotable(ClusterView now) {
    return now.bestSynchronous()
        .filter(best -> new Promotion(now, best).objections().isEmpty())
        .isPresent();
  }

  /** The one that takes writes by its own word, and no other. */
  private void awaitOnlyPrimary(String member) {
    Await.until(
        member + " alone takes writes",
        SOON,
        () -> cluster.lab().view().primaries().equals(List.of(member)));
  }

  @Test
  void everythingThatAFailoverNeedsIsReachedAndNothingChanges() {
    Target orders = cluster.targets().require(ORDERS);
    List<Finding> findings =
        Await.seen(
            "all is good",
            SOON,
            () -> findings(orders),
            seen -> seen.stream().allMatch(Finding::good));
    assertThat(findings).hasSizeGreaterThan(40);
    Await.until("it is healthy", SOON, () -> cluster.lab().view().healthy());
  }

  private List<Finding> findings(Target orders) {
    return Stream.of(cluster.check(), RealBackups.check(cluster), RealTraffic.check(cluster))
        .flatMap(check -> check.check(orders).stream())
        .toList();
  }

  @Test
  void aDeadLeaderIsReplacedWithEveryVerbSaidTwiceAndNothingIsLost() {
    try (SequenceWriter writer = cluster.lab().writer()) {
      int promotions = cluster.lab().view().promotions().size();
      cluster.lab().inject(PatroniFault.PAUSE);
      String old = cluster.lab().inject(PatroniFault.KILL_LEADER_NODE);
      awaitNoLeaderKey();
      ClusterView before = observed("somebody to promote", PatroniHandsIT::isPromotable);
      String candidate = before.bestSynchronous().orElseThrow();

      twice(() -> patroni.fence(ORDERS, old));
      assertThat(host(old).owner()).isEqualTo("root");
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

      Await.until(
          "one promotion more",
          SOON,
          () -> cluster.lab().view().promotions().size() == promotions + 1);
      awaitOnlyPrimary(candidate);
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
    // What the old leader wrote alone it may have reported, too: by its word somebody lacks it.
    ClusterView before = observed("somebody to order", PatroniHandsIT::hasRunningSynchronous);
    assertThat(before.rewinds()).isFalse();
    String candidate = before.bestSynchronous().orElseThrow();
    patroni.fence(ORDERS, old);
    patroni.failOver(ORDERS, candidate);
    assertThatThrownBy(() -> rebuildPreserved(old)).hasStackTraceContaining("in maintenance mode");
    patroni.leaveMaintenanceMode(ORDERS);

    String diverged = host(old).generation();
    long began = System.nanoTime();
    twice(() -> patroni.rebuild(ORDERS, old));
    System.out.printf("rebuild of a diverged old leader: %.1f s%n", seconds(began));

    assertThat(host(old).generation()).isNotEmpty().isNotEqualTo(diverged);
    awaitFollowed(old);
    awaitOnlyPrimary(candidate);
  }

  private void awaitFollowed(String member) {
    Await.until("it follows", SOON, () -> patroni.observe(ORDERS).follows(member));
    Await.until("all do", SOON, () -> cluster.lab().view().strays().isEmpty());
  }

  private void rebuildPreserved(String old) {
    patroni.preserve(ORDERS, old);
    patroni.rebuild(ORDERS, old);
  }

  @Test
  void aBrokenReplicaIsRebuiltOnceHoweverOftenItIsSaid() {
    String broken = cluster.lab().inject(PatroniFault.BREAK_REPLICA);
    HostView host = host(broken);
    ClusterView before =
        observed("a rebuild", now -> new Rebuild(now, broken).objections(host).isEmpty());
    assertThat(before.follows(broken)).isFalse();

    long began = System.nanoTime();
    patroni.reinitialize(ORDERS, broken, host.generation());
    System.out.printf("rebuild of a broken replica: %.1f s%n", seconds(began));
    String after = host(broken).generation();
    assertThat(after).isNotEmpty().isNotEqualTo(host.generation());
    patroni.reinitialize(ORDERS, broken, host.generation());
    assertThat(host(broken).generation()).isEqualTo(after);
    awaitFollowed(broken);
  }

  @Test
  void neitherTheLeaderNorAnybodyInMaintenanceModeIsRebuilt() {
    String leader = cluster.lab().view().requireLeader();
    String leaders = host(leader).generation();
    assertThatThrownBy(() -> patroni.reinitialize(ORDERS, leader, leaders))
        .hasStackTraceContaining(leader + " is the leader");
    assertThat(host(leader).generation()).isEqualTo(leaders);

    String standby = cluster.lab().view().requireSyncStandby();
    String standbys = host(standby).generation();
    cluster.lab().inject(PatroniFault.PAUSE);
    assertThatThrownBy(() -> patroni.reinitialize(ORDERS, standby, standbys))
        .hasStackTraceContaining("in maintenance mode");
    assertThat(host(standby).generation()).isEqualTo(standbys);
  }

  @Test
  void aLivingPostmasterIsEndedByTheFence() {
    cluster.lab().inject(PatroniFault.PAUSE);
    String leader = cluster.lab().view().requireLeader();
    assertThatThrownBy(() -> patroni.fence(ORDERS, leader))
        .hasStackTraceContaining("holds the leader key by now: a leader is not fenced");
    String old = cluster.lab().inject(PatroniFault.KILL_PATRONI);
    assertThat(cluster.lab().view().postgresRuns(old)).isTrue();
    awaitNoLeaderKey();
    patroni.fence(ORDERS, old);
    assertThat(cluster.lab().view().postgresRuns(old)).isFalse();
    assertThat(host(old).processes()).isEmpty();
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
    ClusterView now =
        observed("both standbys", seen -> seen.answering().size() == 2 && isPromotable(seen));
    String behind =
        now.answering().stream()
            .map(member -> member.name())
            .filter(name -> !now.isSynchronous(name))
            .findFirst()
            .orElseThrow();
    assertThat(new Promotion(now, behind).objections())
        .anyMatch(objection -> objection.contains("bytes of WAL would be lost"))
        .anyMatch(objection -> objection.contains("is not the synchronous standby"));
  }

  /** A dead leader's key outlives it by up to Patroni's ttl. */
  private void awaitNoLeaderKey() {
    Await.until(
        "the dead leader's key to go", SOON, () -> cluster.lab().view().leaderKey().isEmpty());
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  private static void twice(Runnable verb) {
    verb.run();
    verb.run();
  }
}
