package dev.firedrill.lab.patroni;

import dev.firedrill.lab.LabLife;
import dev.firedrill.lab.LabProcesses;
import dev.firedrill.lab.Requirements;
import dev.firedrill.lab.SshHosts;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A real Patroni cluster of three on loopback: etcd, HAProxy, pgBackRest with a first full backup,
 * and one sshd per host. Needs root and the Debian packages named by {@link #PACKAGES}.
 */
public final class PatroniLab implements LabLife.Ending {

  /** Programs that must be there, and the Debian package of each. */
  public static final Map<String, String> PACKAGES =
      Map.ofEntries(
          Map.entry("/usr/bin/patroni", "patroni"),
          Map.entry("/usr/bin/etcd", "etcd-server"),
          Map.entry("/usr/sbin/haproxy", "haproxy"),
          Map.entry("/usr/bin/pgbackrest", "pgbackrest"),
          Map.entry("/usr/sbin/sshd", "openssh-server"),
          Map.entry("/usr/bin/ssh-keygen", "openssh-client"),
          Map.entry("/usr/bin/sudo", "sudo"),
          Map.entry("/usr/bin/rsync", "rsync"),
          Map.entry("/usr/bin/socat", "socat"),
          Map.entry("/usr/bin/fuser", "psmisc"),
          Map.entry("/usr/bin/pkill", "procps"),
          Map.entry(PatroniPlan.POSTGRES_BIN + "/postgres", "postgresql-15"),
          Map.entry("/usr/lib/python3/dist-packages/psycopg2/__init__.py", "python3-psycopg2"),
          Map.entry("/usr/lib/python3/dist-packages/etcd/__init__.py", "python3-etcd"));

  private static final SecureRandom RANDOM = new SecureRandom();

  private final PatroniPlan plan;
  private final PatroniView view;
  private final PatroniServers servers;
  private final PatroniFaults faults;
  private final PatroniMends mends;
  private final SshHosts ssh;
  private final LabLife life;

  private PatroniLab(PatroniPlan plan, LabLife life) {
    LabProcesses processes = new LabProcesses(plan.folder());
    this.plan = plan;
    this.life = life;
    this.view = new PatroniView(plan);
    this.ssh = new SshHosts(plan.folder(), PatroniPlan.hosts(), plan.sshPort(), processes);
    this.servers = new PatroniServers(plan, processes, view, ssh);
    this.faults = new PatroniFaults(plan, view, servers, ssh);
    this.mends = new PatroniMends(plan, view, servers, faults, ssh);
  }

  /** Starts a lab in a new folder below the system's temporary one; {@link #close} removes it. */
  public static PatroniLab startTemporary() {
    return start(LabLife.temporaryFolder(), 0, true);
  }

  /**
   * Starts a lab in {@code folder}, which stays after {@link #close}. What a crashed lab left
   * running there is ended first.
   *
   * @param basePort the first of six ports in a row on each address; 0 looks for free ones
   */
  public static PatroniLab start(Path folder, int basePort) {
    return start(folder, basePort, false);
  }

  private static PatroniLab start(Path folder, int basePort, boolean temporary) {
    Requirements.check(PACKAGES);
    return LabLife.start(
        folder,
        temporary,
        () -> endLeftovers(folder),
        life -> new PatroniLab(PlanFile.plan(folder, basePort, newPassword()), life),
        PatroniLab::setUp);
  }

  private void setUp() {
    LabFiles files = new LabFiles(plan);
    files.write();
    ssh.prepare(files.sudoers());
    servers.startAll();
  }

  /**
   * A hand on a lab that another process has started in {@code folder}; closing it ends nothing.
   */
  public static PatroniLab attach(Path folder) {
    return new PatroniLab(PlanFile.read(folder), LabLife.ofAnother(folder));
  }

  public PatroniPlan plan() {
    return plan;
  }

  public PatroniView view() {
    return view;
  }

  /** The target file that tells Firedrill about this cluster. */
  public Path targetFile() {
    return plan.targetFile();
  }

  /** The folder with that target file, and nothing else. */
  public Path targetFolder() {
    Path folder = targetFile().getParent();
    return folder == null ? targetFile() : folder;
  }

  /** Orders a failover by one bare call; returns what Patroni answered. */
  public String failOver(String candidate) {
    PatroniRest.Answer answer =
        view.rest().post(candidate, "/failover", "{\"candidate\": \"" + candidate + "\"}");
    return answer.status() + " " + answer.body();
  }

  /** Breaks the cluster and returns who was hit, as soon as the effect is seen. */
  public String inject(PatroniFault fault) {
    return faults.inject(fault);
  }

  /** Takes one fault back. */
  public void mend(PatroniFault fault) {
    mends.mend(fault);
  }

  /** Takes everything back, fencing and held traffic included, and waits until all is healthy. */
  public void mendAll() {
    mends.all();
  }

  /** A client of the cluster that writes through HAProxy from now on; its table starts empty. */
  public SequenceWriter writer() {
    return new SequenceWriter(
        plan.writerUrl(),
        plan.password(),
        () -> plan.memberUrl(view.requireLeader()),
        plan.folder().resolve("acknowledged.log"));
  }

  /** Runs pgBackRest with a member's configuration and returns what it printed. */
  public String pgbackrest(String member, String... words) {
    return servers.pgbackrest(member, words);
  }

  /**
   * Has the leader's archiver archive a segment once more, the oldest that it still has, as a
   * checkpoint does after a promotion (PostgreSQL 15, {@code XLogArchiveCheckDone}). Returns its
   * name, which was archived last then.
   */
  public String archiveAgain(String leader) {
    return new OldSegment(plan, view, leader).archiveAgain();
  }

  /** What was asked of this lab's machines, by sudo's own log, the oldest first. */
  public List<String> asked() {
    return ssh.commands();
  }

  @Override
  public void close() {
    life.end(this);
  }

  @Override
  public void endServers() {
    ssh.removeSudoers();
    servers.killAll();
  }

  private static void endLeftovers(Path folder) {
    if (PlanFile.exists(folder)) {
      attach(folder).endServers();
    }
  }

  private static String newPassword() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
