package dev.firedrill.lab.patroni;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.Command;
import dev.firedrill.lab.SshHosts;
import java.nio.file.Files;
import java.time.Duration;

/**
 * Takes faults back. What belongs to the product (fencing, held traffic) only {@link #all} undoes.
 */
final class PatroniMends {

  private final PatroniPlan plan;
  private final PatroniView view;
  private final PatroniServers servers;
  private final PatroniFaults faults;
  private final SshHosts ssh;

  PatroniMends(
      PatroniPlan plan,
      PatroniView view,
      PatroniServers servers,
      PatroniFaults faults,
      SshHosts ssh) {
    this.plan = plan;
    this.view = view;
    this.servers = servers;
    this.faults = faults;
    this.ssh = ssh;
  }

  void mend(PatroniFault fault) {
    switch (fault) {
      case KILL_LEADER_NODE,
          LOSE_LEADER_HOST,
          KILL_POSTGRES,
          KILL_PATRONI,
          DIVERGE_LEADER,
          KILL_SYNC_STANDBY ->
          startDead();
      case STOP_ETCD -> servers.startEtcd();
      case BREAK_REPLICA -> reinitializeBroken();
      case STANDBY_BEHIND -> letReplicate(view.requireLeader());
      case PAUSE -> faults.pause(false);
      case NO_REWIND -> faults.rewind(true);
      case LAG_THEN_LOSE_LEADER -> {
        unpauseIfAnyoneAnswers();
        startDead();
      }
      case JAM_ARCHIVE -> new ArchiveJam(plan, view, servers, faults).mend();
      case CORRUPT_BACKUP -> new BackupDamage(plan).mend();
    }
  }

  /** Undoes everything, also what a half-done recovery left, and waits until all is healthy. */
  void all() {
    new BackupDamage(plan).mend();
    servers.startEtcd();
    servers.startHaproxy();
    new HaproxySocket(plan).letClientsIn();
    PatroniPlan.MEMBERS.forEach(
        member -> Command.run("chown", "postgres:postgres", plan.data(member).toString()));
    unpauseIfAnyoneAnswers();
    startDead();
    faults.pause(false);
    servers.awaitLeader();
    letReplicate(view.requireLeader());
    reinitializeBroken();
    if (!servers.healthyWithin(Duration.ofSeconds(30))) {
      view.strays().forEach(this::reinitialize);
      servers.awaitHealthy();
    }
  }

  /**
   * Starts what is dead, but an old leader only after the living members follow the new one.
   * Patroni archives an old leader's last segment before it rewinds it; a standby that still is on
   * the old timeline would fetch that from the archive, replay past the fork and be lost.
   */
  private void startDead() {
    PatroniPlan.hosts().keySet().forEach(ssh::start);
    if (view.leaderKeyIsOrphaned()) {
      view.dropLeaderKey();
      servers.awaitLeader();
    }
    view.leader()
        .ifPresent(leader -> {
          letReplicate(leader);
          servers.awaitFollowers();
        });
    PatroniPlan.MEMBERS.forEach(servers::startMember);
  }

  private void unpauseIfAnyoneAnswers() {
    if (PatroniPlan.MEMBERS.stream().anyMatch(view::patroniAnswers)) {
      faults.rewind(true);
      faults.pause(false);
    }
  }

  private void letReplicate(String leader) {
    for (String member : PatroniPlan.MEMBERS) {
      String role = PatroniServers.role(member);
      view.memberSql().tell(leader, "alter role \"%s\" login".formatted(role));
    }
  }

  private void reinitializeBroken() {
    PatroniPlan.MEMBERS.stream()
        .filter(member -> !Files.exists(plan.data(member).resolve("global/pg_control")))
        .forEach(this::reinitialize);
  }

  private void reinitialize(String member) {
    view.rest().post(member, "/reinitialize", "{\"force\":true}");
    Await.until(
        member + " runs again",
        Duration.ofSeconds(60),
        () -> view.member(member).filter(MemberState::isRunning).isPresent());
  }
}
