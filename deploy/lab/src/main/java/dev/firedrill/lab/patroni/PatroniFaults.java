package dev.firedrill.lab.patroni;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.Command;
import dev.firedrill.lab.LabFailure;
import dev.firedrill.lab.SshHosts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** Breaks the cluster; each fault returns when its effect is seen. */
final class PatroniFaults {

  private static final long BEHIND = 100_000;
  static final int OK = 200;

  /** For a standby that has just come up to ask for what it lacks. */
  private static final Duration SENDING = Duration.ofMinutes(2);

  private final PatroniPlan plan;
  private final PatroniView view;
  private final PatroniServers servers;
  private final SshHosts ssh;

  PatroniFaults(PatroniPlan plan, PatroniView view, PatroniServers servers, SshHosts ssh) {
    this.plan = plan;
    this.view = view;
    this.servers = servers;
    this.ssh = ssh;
  }

  /** Breaks, and returns the member (or server) that was hit. */
  String inject(PatroniFault fault) {
    return switch (fault) {
      case KILL_LEADER_NODE -> killNode(view.requireLeader());
      case LOSE_LEADER_HOST -> loseHost(view.requireLeader());
      case KILL_POSTGRES -> killPostgres(view.requireLeader());
      case KILL_PATRONI -> killPatroni(view.requireLeader());
      case STOP_ETCD -> stopEtcd();
      case BREAK_REPLICA -> breakReplica(asynchronous());
      case STANDBY_BEHIND -> cutOff(asynchronous());
      case PAUSE -> pause(true);
      case NO_REWIND -> rewind(false);
      case DIVERGE_LEADER -> diverge(view.requireLeader());
      case DIVERGE_REPLICA -> divergeReplica(view.requireLeader());
      case LAG_THEN_LOSE_LEADER -> lagThenLoseLeader();
      case KILL_SYNC_STANDBY -> killNode(view.requireSyncStandby());
      case JAM_ARCHIVE -> new ArchiveJam(plan, view, servers, this).inject();
      case CORRUPT_BACKUP -> new BackupDamage(plan).inject();
    };
  }

  String killNode(String member) {
    servers.killPatroni(member);
    view.postmasters().kill(member);
    await(member + " is dead", () -> !view.patroniAnswers(member) && !view.postgresRuns(member));
    return member;
  }

  private String loseHost(String member) {
    ssh.kill(member);
    return killNode(member);
  }

  private String killPostgres(String member) {
    view.postmasters().killOnce(member);
    return member;
  }

  private String killPatroni(String member) {
    servers.killPatroni(member);
    await("Patroni of " + member + " is silent", () -> !view.patroniAnswers(member));
    return member;
  }

  private String stopEtcd() {
    servers.killEtcd();
    await("etcd is silent", () -> !view.etcdAnswers());
    return "etcd";
  }

  private String breakReplica(String member) {
    try {
      Files.delete(plan.data(member).resolve("global/pg_control"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    view.postmasters().killOnce(member);
    await(
        member + " is not running",
        () -> view.member(member).filter(state -> !state.isRunning()).isPresent());
    return member;
  }

  /**
   * Its sender is stopped first, so that it doesn't learn that its own role may not log in: with
   * that role its Patroni asks it for its timeline.
   */
  String cutOff(String member) {
    String leader = view.requireLeader();
    String role = PatroniServers.role(member);
    List<String> senders = senders(leader, "where usename = '%s'".formatted(role));
    senders.forEach(sender -> Command.run("kill", "-STOP", sender));
    view.memberSql().tell(leader, "alter role \"%s\" nologin".formatted(role));
    for (String sender : senders) {
      view.memberSql().tell(leader, "select pg_terminate_backend(%s)".formatted(sender));
      Command.run("kill", "-CONT", sender);
    }
    await(
        member + " is behind",
        () -> {
          view.memberSql()
              .tell(leader, "select pg_logical_emit_message(true, 'lab', repeat('x', 65536))");
          return bytesBehind(leader, member) > BEHIND;
        });
    await("Patroni has noticed that " + member + " is behind", () -> lag(member) > BEHIND);
    return member;
  }

  /** Patroni's own figure, which trails by up to one loop, as {@code /status} in etcd does. */
  private long lag(String member) {
    return view.member(member).map(MemberState::lag).orElseThrow().orElse(0);
  }

  private long bytesBehind(String leader, String member) {
    String received = view.sql(member, "select pg_last_wal_receive_lsn()").orElseThrow();
    String behind =
        "select pg_wal_lsn_diff(pg_current_wal_lsn(), '%s')::bigint".formatted(received);
    return Long.parseLong(view.sql(leader, behind).orElseThrow());
  }

  /**
   * Its Patroni goes first, which would tell etcd how far it wrote alone. Stopped, its senders send
   * no more; a message that is no transaction waits for no standby, and a checkpoint brings it to
   * the disk.
   */
  private String diverge(String leader) {
    servers.killPatroni(leader);
    senders(leader, "").forEach(sender -> Command.run("kill", "-STOP", sender));
    view.memberSql().tell(leader, "select pg_logical_emit_message(false, 'lab', 'diverged')");
    view.memberSql().tell(leader, "checkpoint");
    return killNode(leader);
  }

  /** It comes back with writes of its own behind the fork, and may only be copied anew. */
  private String divergeReplica(String leader) {
    int promotions = view.promotions().size();
    rewind(false);
    diverge(leader);
    await("another one is promoted", () -> view.promotions().size() > promotions);
    servers.awaitLeader();
    servers.awaitFollowers();
    await("there is a synchronous standby", () -> view.syncStandby().isPresent());
    servers.startMember(leader);
    await(leader + " is seen to be lost", () -> view.strays().contains(leader));
    return leader;
  }

  /** Those of asynchronous standbys first: the synchronous one is to have all that they have. */
  private List<String> senders(String leader, String where) {
    String pids =
        "select string_agg(pid::text, ' ' order by sync_state) from pg_stat_replication " + where;
    return List.of(
        Await.answer("its senders", SENDING, () -> view.sql(leader, pids).orElseThrow())
            .split(" ", -1));
  }

  String rewind(boolean on) {
    String wanted = "{\"postgresql\":{\"use_pg_rewind\":" + on + "}}";
    await("rewinding is " + (on ? "on" : "off"), () -> isTaken(wanted));
    return "cluster";
  }

  private boolean isTaken(String config) {
    return view.rest().patch(anyone(), "/config", config).status() == OK;
  }

  private String anyone() {
    return PatroniPlan.MEMBERS.stream()
        .filter(view::patroniAnswers)
        .findFirst()
        .orElseThrow(() -> new LabFailure("No member answers"));
  }

  String pause(boolean on) {
    String wanted = "{\"pause\":" + (on ? "true" : "null") + "}";
    await(
        "maintenance mode is " + (on ? "on" : "off") + " everywhere",
        () -> (view.paused() == on || isTaken(wanted)) && pauseIs(on));
    return "cluster";
  }

  private boolean pauseIs(boolean on) {
    return view.paused() == on
        && PatroniPlan.MEMBERS.stream()
            .filter(view::patroniAnswers)
            .map(member -> view.rest().get(member, "/patroni").body())
            .allMatch(body -> PatroniAnswers.paused(body) == on);
  }

  private String lagThenLoseLeader() {
    inject(PatroniFault.PAUSE);
    inject(PatroniFault.STANDBY_BEHIND);
    return inject(PatroniFault.KILL_LEADER_NODE);
  }

  String asynchronous() {
    String leader = view.requireLeader();
    String synchronous = view.requireSyncStandby();
    return PatroniPlan.MEMBERS.stream()
        .filter(member -> !member.equals(leader) && !member.equals(synchronous))
        .findFirst()
        .orElseThrow();
  }

  private static void await(String what, Callable<Boolean> seen) {
    Await.until(what, Duration.ofMinutes(3), seen);
  }
}
