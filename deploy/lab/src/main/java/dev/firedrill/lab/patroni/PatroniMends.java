package dev.firedrill.lab.patroni;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.Command;
import dev.firedrill.lab.SshHosts;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/**
 * Takes faults back. What belongs to the product (fencing, held traffic) only {@link #all} undoes.
 */
final class PatroniMends {

  /** For those who follow by themselves. */
  private static final Duration FOLLOWING = Duration.ofSeconds(30);

  /** For an election, of whoever may lead. */
  private static final Duration LEADING = Duration.ofSeconds(90);

  private static final Duration SOON = Duration.ofMinutes(3);

  private final PatroniPlan plan;
  private final PatroniView view;
  private final PatroniServers servers;
  private final PatroniFaults faults;
  private final SshHosts ssh;
  private final ArchiveJam jam;

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
    this.jam = new ArchiveJam(plan, view, servers, faults);
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
      case STOP_ETCD -> {
        servers.startEtcd();
        PatroniPlan.MEMBERS.stream().filter(view::patroniAnswers).forEach(this::awaitSight);
      }
      case BREAK_REPLICA -> rebuildBroken();
      case DIVERGE_REPLICA -> rebuildDiverged();
      case STANDBY_BEHIND -> letReplicate(view.requireLeader());
      case PAUSE -> faults.pause(false);
      case NO_REWIND -> faults.rewind(true);
      case LAG_THEN_LOSE_LEADER -> {
        unpauseIfAnyoneAnswers();
        startDead();
      }
      case JAM_ARCHIVE -> jam.mend();
      case CORRUPT_BACKUP -> new BackupDamage(plan).mend();
    }
  }

  /** Undoes everything, also what a half-done recovery left, and waits until all is healthy. */
  void all() {
    new BackupDamage(plan).mend();
    jam.giveConfigsBack();
    servers.startEtcd();
    servers.startHaproxy();
    HaproxySocket haproxy = new HaproxySocket(plan);
    Await.until("clients are let in", SOON, () -> isOpen(haproxy));
    PatroniPlan.MEMBERS.stream()
        .map(plan::data)
        .filter(Files::exists)
        .forEach(data -> Command.run("chown", "postgres:postgres", data.toString()));
    unpauseIfAnyoneAnswers();
    startDead();
    faults.pause(false);
    servers.awaitLeader();
    letReplicate(view.requireLeader());
    awaitHealthy();
    mendArchive();
  }

  /**
   * What does not come right by itself is rebuilt: first who is seen to be lost; then everybody but
   * the leader, since a copy that went another way on the same timeline looks like any other.
   */
  private void awaitHealthy() {
    servers.rebuild(broken(view.requireLeader()));
    if (jam.isUnfinished()) {
      servers.rebuild(others(view.requireLeader()));
      jam.unfinished(false);
    }
    if (!servers.healthyWithin(FOLLOWING)) {
      waitsByNow(view.requireLeader());
      servers.rebuild(strays());
    }
    if (!servers.healthyWithin(SOON)) {
      servers.rebuild(others(view.requireLeader()));
    }
    servers.awaitHealthy();
  }

  private static List<String> others(String leader) {
    return PatroniPlan.MEMBERS.stream().filter(member -> !member.equals(leader)).toList();
  }

  private List<String> strays() {
    String leader = view.requireLeader();
    List<String> strays = view.strays();
    return others(leader).stream().filter(strays::contains).toList();
  }

  /** Those but the leader that lack what a server cannot start without. */
  private List<String> broken(String leader) {
    return others(leader).stream()
        .filter(member -> !Files.exists(plan.data(member).resolve("global/pg_control")))
        .toList();
  }

  private void mendArchive() {
    if (jam.isJammed(view.requireLeader())) {
      jam.mend();
    }
  }

  /** Patroni looks for its etcd again by and by; until then it cannot say who is there. */
  private void awaitSight(String member) {
    Await.until(
        member + " sees the cluster",
        SOON,
        () -> view.rest().get(member, "/cluster").status() == PatroniFaults.OK);
  }

  private static boolean isOpen(HaproxySocket haproxy) {
    haproxy.letClientsIn();
    return !haproxy.writerStatus().equals("PAUSED");
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
      servers.ledWithin(LEADING); // or whoever may lead is dead as well
    }
    view.leader().ifPresent(this::haveFollowed);
    List<String> bare = bare();
    PatroniPlan.MEMBERS.forEach(servers::startMember);
    bare.forEach(this::haveWaited);
  }

  /** Those who take writes without a Patroni. */
  private List<String> bare() {
    return view.primaries().stream().filter(member -> !view.patroniAnswers(member)).toList();
  }

  /**
   * A Patroni that starts beside a server that leads takes {@code synchronous_standby_names} away
   * and leaves etcd's key as it is, so that nobody is waited for whatever that key says (3.0.2,
   * seen each time). It chooses anew where there is no key. A key that went before Patroni's first
   * look may be there again as it was: so what is looked at is whether somebody is waited for.
   */
  private void haveWaited(String leader) {
    Await.until(
        "Patroni of " + leader + " leads, or another one",
        SOON,
        () -> view.patroniLeads(leader) || view.leader().isPresent());
    if (view.patroniLeads(leader)) {
      PatroniServers.seenWithin(SOON, () -> waitsByNow(leader)); // or there is no standby yet
    }
  }

  /** Patroni writes the key after PostgreSQL waits: a key without a wait is of before. */
  private boolean waitsByNow(String leader) {
    if (view.waitsForItsStandby(leader)) {
      return true;
    }
    if (view.syncStandby().isPresent()) {
      view.dropSyncKey();
    }
    return false;
  }

  /** Who is lost already never follows. */
  private void haveFollowed(String leader) {
    letReplicate(leader);
    servers.rebuild(broken(leader));
    if (!servers.followedWithin(FOLLOWING)) {
      servers.rebuild(strays());
      servers.awaitFollowers();
    }
  }

  private void unpauseIfAnyoneAnswers() {
    if (PatroniPlan.MEMBERS.stream().anyMatch(view::patroniAnswers)) {
      faults.rewind(true);
      faults.pause(false);
    }
  }

  private void letReplicate(String leader) {
    PatroniPlan.MEMBERS.forEach(member -> servers.letReplicate(member, leader));
  }

  private void rebuildDiverged() {
    List<String> strays = strays();
    servers.rebuild(strays);
    strays.forEach(servers::awaitServing);
    faults.rewind(true);
  }

  private void rebuildBroken() {
    List<String> broken = broken(view.requireLeader());
    servers.rebuild(broken);
    broken.forEach(servers::awaitServing);
  }
}
