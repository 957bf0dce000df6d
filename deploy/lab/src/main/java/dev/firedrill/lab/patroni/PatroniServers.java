package dev.firedrill.lab.patroni;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.Command;
import dev.firedrill.lab.LabFailure;
import dev.firedrill.lab.LabFolder;
import dev.firedrill.lab.LabProcesses;
import dev.firedrill.lab.SshHosts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and ends the servers of a Patroni lab: etcd, members, HAProxy and the sshds. */
final class PatroniServers {

  private static final Logger LOG = LoggerFactory.getLogger(PatroniServers.class);

  private final PatroniPlan plan;
  private final LabProcesses processes;
  private final PatroniView view;
  private final SshHosts ssh;

  PatroniServers(PatroniPlan plan, LabProcesses processes, PatroniView view, SshHosts ssh) {
    this.plan = plan;
    this.processes = processes;
    this.view = view;
    this.ssh = ssh;
  }

  /** Brings up everything, with the first full backup made, and waits until all is healthy. */
  void startAll() {
    PatroniPlan.hosts().keySet().forEach(ssh::start);
    startEtcd();
    String first = PatroniPlan.MEMBERS.getFirst();
    startMember(first);
    awaitLeader();
    PatroniPlan.MEMBERS.stream().filter(m -> !m.equals(first)).forEach(this::addReplica);
    startHaproxy();
    pgbackrest(first, "stanza-create");
    pgbackrest(first, "check");
    pgbackrest(first, "--type=full", "backup");
    awaitHealthy();
  }

  void startEtcd() {
    if (processes.running("etcd").isEmpty()) {
      String client = "http://" + plan.etcd();
      String peer = "http://" + plan.etcdPeer();
      processes.start(
          "etcd",
          plan.folder().resolve("etcd/log"),
          List.of(
              "/usr/bin/etcd",
              "--name",
              "lab",
              "--data-dir",
              plan.folder() + "/etcd/data",
              "--listen-client-urls",
              client,
              "--advertise-client-urls",
              client,
              "--listen-peer-urls",
              peer,
              "--initial-advertise-peer-urls",
              peer,
              "--initial-cluster",
              "lab=" + peer));
    }
    await("etcd answers", 180, view::etcdAnswers);
  }

  /** Starts Patroni of a member as the product does; does nothing if it runs. */
  void startMember(String member) {
    LOG.info("{}: {}", member, Command.run(plan.folder() + "/bin/start-patroni", member).strip());
  }

  void startHaproxy() {
    Path config = plan.folder().resolve("lb/haproxy.cfg");
    if (processes.running("haproxy").isEmpty()) {
      processes.start(
          "haproxy",
          plan.folder().resolve("lb/haproxy.log"),
          List.of("/usr/sbin/haproxy", "-db", "-f", config.toString()));
    }
    await("HAProxy has made its socket", 180, () -> plan.socket().toFile().exists());
  }

  /** Runs pgBackRest on a member as the user postgres. */
  String pgbackrest(String member, String... words) {
    LOG.info("pgbackrest {} with the configuration of {}", String.join(" ", words), member);
    List<String> line =
        new ArrayList<>(
            List.of(
                "setpriv",
                "--reuid=postgres",
                "--regid=postgres",
                "--init-groups",
                "/usr/bin/pgbackrest",
                "--config=" + plan.backupConfig(member),
                "--stanza=" + PatroniPlan.SCOPE));
    line.addAll(List.of(words));
    return Command.run(line.toArray(String[]::new));
  }

  void killPatroni(String member) {
    processes.end("patroni-" + member, "KILL");
  }

  void killEtcd() {
    processes.end("etcd", "KILL");
  }

  /** Leaves a member without Patroni, without a server and without its data; never the leader. */
  void clear(String member) {
    if (view.leader().equals(Optional.of(member))) {
      throw new LabFailure(member + " leads: what it has is the cluster's");
    }
    killPatroni(member);
    view.postmasters().killTools(member);
    view.postmasters().kill(member);
    if (Files.exists(plan.data(member))) {
      LabFolder.remove(plan.data(member));
    }
  }

  /**
   * Has members copied anew from the leader: Patroni, which finds nothing, tries until it has done
   * so. An order to reinitialize may meet what Patroni is just doing to the old files.
   */
  void rebuild(List<String> members) {
    members.forEach(this::clear);
    members.forEach(this::startMember);
  }

  /** Waits until a member that was rebuilt serves again. */
  void awaitServing(String member) {
    await(member + " runs again", 240, () -> serves(member) || written());
  }

  /** What etcd has of a member outlives it for a while, so that it is asked itself as well. */
  private boolean serves(String member) {
    return view.sql(member, "select 1").isPresent()
        && view.member(member).filter(MemberState::isRunning).isPresent();
  }

  /** Ends every process of the lab, however its last user left it. */
  void killAll() {
    PatroniPlan.MEMBERS.forEach(this::killPatroni);
    PatroniPlan.MEMBERS.forEach(view.postmasters()::kill);
    PatroniPlan.hosts().keySet().forEach(ssh::kill);
    processes.names().forEach(name -> processes.end(name, "KILL"));
  }

  void awaitLeader() {
    await("there is a leader", 240, () -> view.leader().isPresent());
  }

  boolean ledWithin(Duration bound) {
    return seenWithin(bound, () -> view.leader().isPresent());
  }

  /** Waits until every member that runs is on the leader's timeline. */
  void awaitFollowers() {
    await("the living members follow the leader", 240, this::followedOrWritten);
  }

  boolean followedWithin(Duration bound) {
    return seenWithin(bound, this::followedOrWritten);
  }

  void awaitHealthy() {
    await("leader, synchronous standby and three running members", 300, this::healthyOrWritten);
  }

  boolean healthyWithin(Duration bound) {
    return seenWithin(bound, this::healthyOrWritten);
  }

  static boolean seenWithin(Duration bound, Callable<Boolean> seen) {
    try {
      Await.until("it", bound, seen);
      return true;
    } catch (LabFailure e) {
      return false;
    }
  }

  private boolean followedOrWritten() {
    return view.strays().isEmpty() || written();
  }

  private boolean healthyOrWritten() {
    return view.healthy() || written();
  }

  /**
   * A member that was rewound or rebuilt on a cluster without writes stays "starting" until the
   * leader writes its next WAL record; so one is written while waiting. Always false.
   */
  private boolean written() {
    view.leader().ifPresent(m -> view.sql(m, "select pg_logical_emit_message(false, 'lab', 'on')"));
    return false;
  }

  /**
   * Lets a member log in at the leader again to replicate, without a wait for a standby, who may be
   * dead.
   */
  void letReplicate(String member, String leader) {
    String login =
        "set synchronous_commit = local; alter role \"%s\" login".formatted(role(member));
    await(
        member + " may replicate",
        180,
        () -> {
          view.memberSql().tell(leader, login);
          return true;
        });
  }

  private void addReplica(String member) {
    view.memberSql()
        .tell(
            view.requireLeader(),
            "create role \"%s\" replication login password '%s'"
                .formatted(role(member), plan.password()));
    startMember(member);
  }

  /** The database role with which one member, and no other, replicates. */
  static String role(String member) {
    if (!PatroniPlan.MEMBERS.contains(member)) {
      throw new LabFailure("No member " + member);
    }
    return "replicator-" + member;
  }

  private static void await(String what, int seconds, Callable<Boolean> seen) {
    Await.until(what, Duration.ofSeconds(seconds), seen);
  }
}
