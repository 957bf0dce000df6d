package dev.firedrill.activities.patroni;

import static dev.firedrill.activities.patroni.RealCluster.ORDERS;
import static dev.firedrill.activities.patroni.RealVerbs.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.activities.backup.RealBackups;
import dev.firedrill.activities.haproxy.RealTraffic;
import dev.firedrill.activities.inventory.Target;
import dev.firedrill.lab.Await;
import dev.firedrill.lab.Command;
import dev.firedrill.lab.patroni.PatroniFault;
import dev.firedrill.lab.patroni.PatroniLab;
import dev.firedrill.workflows.patroni.ClusterView;
import dev.firedrill.workflows.patroni.HostView;
import dev.firedrill.workflows.patroni.PatroniActivities;
import dev.firedrill.workflows.patroni.Promotion;
import dev.firedrill.workflows.patroni.Rebuild;
import dev.firedrill.workflows.procedure.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The verbs on a real cluster that has its leader, or is about to lose it: what each answers. */
@TestInstance(Lifecycle.PER_CLASS)
class PatroniHandsIT {

  private final RealVerbs verbs = new RealVerbs();
  private final PatroniActivities patroni = verbs.patroni;

  @AfterEach
  void mend() {
    verbs.lab().mendAll();
  }

  @AfterAll
  void stop() {
    verbs.close();
  }

  @Test
  void aHealthyClusterIsNoFailover() {
    ClusterView now = verbs.observed("what the lab sees, too", this::isAsTheLabSeesIt);
    String synchronous = now.syncStandbys().getFirst();
    assertThat(new Promotion(now, synchronous).objections())
        .anyMatch(objection -> objection.contains("holds the leader key"));
    HostView host = verbs.host(now.leader());
    assertThat(host.owner()).isEqualTo("postgres");
    assertThat(host.processes()).isNotEmpty();
  }

  private boolean isAsTheLabSeesIt(ClusterView now) {
    return now.answering().size() == 3
        && now.syncStandbys().size() == 1
        && Optional.of(now.leader()).equals(verbs.lab().view().leader())
        && now.syncStandbys().equals(verbs.lab().view().syncStandby().stream().toList());
  }

  @Test
  void everythingThatAFailoverNeedsIsReachedAndNothingChanges() {
    Target orders = verbs.cluster.targets().require(ORDERS);
    List<Finding> findings =
        Await.seen(
            "all is good",
            SOON,
            () -> findings(orders),
            seen -> seen.stream().allMatch(Finding::good));
    assertThat(findings).hasSizeGreaterThan(40);
    Await.until("it is healthy", SOON, () -> verbs.lab().view().healthy());
  }

  /** With Patroni 3.0.2, whose check of its target says what to do; which is done here. */
  @Test
  void aSynchronousStandbyForWhichNoCommitWaitsIsNotGoodUntilPatroniChoosesAnew() {
    PatroniLab lab = verbs.lab();
    String leader = lab.inject(PatroniFault.KILL_PATRONI);
    assertThat(synchronous().good()).isFalse();
    assertThat(synchronous().told()).contains("whether commits wait for it cannot be seen now");
    Command.run(lab.plan().folder() + "/bin/start-patroni", leader);
    Finding ignored =
        Await.seen(
            "the check says so",
            SOON,
            this::synchronous,
            seen -> seen.told().contains("no commit on"));
    assertThat(ignored.good()).isFalse();
    assertThat(ignored.told())
        .contains("no commit on " + leader + " waits for " + lab.view().requireSyncStandby())
        .contains("patronictl edit-config -s synchronous_mode=false");
    assertThat(patroni.observe(ORDERS).ignored()).hasSize(1);
    assertThat(verbs.host(leader).waitsFor()).isEmpty();
    for (String mode : List.of("false", "true")) {
      Command.run(
          "patronictl",
          "-c",
          lab.plan().folder() + "/" + leader + "/patroni.yml",
          "edit-config",
          "--force",
          "-s",
          "synchronous_mode=" + mode);
      Await.until(
          "that mode is in force",
          SOON,
          () -> lab.view().syncStandby().isPresent() == Boolean.parseBoolean(mode));
    }
    Await.until("a commit waits for it", SOON, () -> lab.view().healthy());
    assertThat(synchronous().good()).isTrue();
    assertThat(verbs.host(leader).waitsFor()).contains(lab.view().requireSyncStandby());
  }

  private Finding synchronous() {
    return verbs.cluster.check().check(verbs.cluster.targets().require(ORDERS)).stream()
        .filter(finding -> finding.what().equals("synchronous standby"))
        .findFirst()
        .orElseThrow();
  }

  private List<Finding> findings(Target orders) {
    return Stream.of(
            verbs.cluster.check(),
            RealBackups.check(verbs.cluster),
            RealTraffic.check(verbs.cluster))
        .flatMap(check -> check.check(orders).stream())
        .toList();
  }

  @Test
  void aBrokenReplicaIsRebuiltOnceHoweverOftenItIsSaid() {
    String broken = verbs.lab().inject(PatroniFault.BREAK_REPLICA);
    HostView host = verbs.host(broken);
    ClusterView before =
        verbs.observed("a rebuild", now -> new Rebuild(now, broken).objections(host).isEmpty());
    assertThat(before.follows(broken)).isFalse();

    long began = System.nanoTime();
    patroni.reinitialize(ORDERS, broken, host.generation());
    System.out.printf("rebuild of a broken replica: %.1f s%n", (System.nanoTime() - began) / 1e9);
    String after = verbs.host(broken).generation();
    assertThat(after).isNotEmpty().isNotEqualTo(host.generation());
    patroni.reinitialize(ORDERS, broken, host.generation());
    assertThat(verbs.host(broken).generation()).isEqualTo(after);
    verbs.awaitFollowed(broken);
  }

  @Test
  void neitherTheLeaderNorAnybodyInMaintenanceModeIsRebuilt() {
    String leader = verbs.lab().view().requireLeader();
    String leaders = verbs.host(leader).generation();
    assertThatThrownBy(() -> patroni.reinitialize(ORDERS, leader, leaders))
        .hasStackTraceContaining(leader + " is the leader");
    assertThat(verbs.host(leader).generation()).isEqualTo(leaders);

    String standby = verbs.lab().view().requireSyncStandby();
    String standbys = verbs.host(standby).generation();
    verbs.lab().inject(PatroniFault.PAUSE);
    assertThatThrownBy(() -> patroni.reinitialize(ORDERS, standby, standbys))
        .hasStackTraceContaining("in maintenance mode");
    assertThat(verbs.host(standby).generation()).isEqualTo(standbys);
  }

  @Test
  void aLivingPostmasterIsEndedByTheFence() {
    verbs.lab().inject(PatroniFault.PAUSE);
    String leader = verbs.lab().view().requireLeader();
    assertThatThrownBy(() -> patroni.fence(ORDERS, leader))
        .hasStackTraceContaining("holds the leader key by now: a leader is not fenced");
    String old = verbs.lab().inject(PatroniFault.KILL_PATRONI);
    assertThat(verbs.lab().view().postgresRuns(old)).isTrue();
    verbs.awaitNoLeaderKey();
    patroni.fence(ORDERS, old);
    assertThat(verbs.lab().view().postgresRuns(old)).isFalse();
    assertThat(verbs.host(old).processes()).isEmpty();
  }

  @Test
  void withoutEtcdNothingIsSeenAndTheAnswerSaysWhatToDo() {
    verbs.lab().inject(PatroniFault.STOP_ETCD);
    assertThatThrownBy(() -> patroni.observe(ORDERS))
        .hasStackTraceContaining("etcd does not answer")
        .hasStackTraceContaining("Recover etcd first");
  }

  @Test
  void aLostHostIsAnAnswerAndNotAFailure() {
    verbs.lab().inject(PatroniFault.PAUSE);
    String old = verbs.lab().inject(PatroniFault.LOSE_LEADER_HOST);
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
          verbs.cluster.patroniWithPowerOff(folder, "pg-2", List.of("mkdir", off.toString()));
      hands.powerOff(ORDERS, "pg-1");
      assertThat(off).isDirectory();
      assertThatThrownBy(() -> hands.powerOff(ORDERS, "pg-1"))
          .hasStackTraceContaining("File exists");
    } finally {
      Files.deleteIfExists(off);
      Files.delete(place);
    }
  }
}
