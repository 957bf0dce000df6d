package dev.firedrill.lab.patroni;

import dev.firedrill.lab.LabFolder;
import dev.firedrill.lab.LabProcesses;
import dev.firedrill.lab.Requirements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A real Patroni cluster of three on loopback: etcd, HAProxy, pgBackRest with a first full backup,
 * and one sshd per host. Needs root and the Debian packages named by {@link #PACKAGES}.
 */
public final class PatroniLab implements AutoCloseable {

  /** Programs that must be there, and the Debian package of each. */
  static final Map<String, String> PACKAGES =
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
  private final @Nullable LabFolder held;
  private final boolean temporary;
  private final AtomicBoolean closed = new AtomicBoolean();

  private PatroniLab(PatroniPlan plan, @Nullable LabFolder held, boolean temporary) {
    LabProcesses processes = new LabProcesses(plan.folder());
    this.plan = plan;
    this.held = held;
    this.temporary = temporary;
    this.view = new PatroniView(plan);
    this.ssh = new SshHosts(plan, new LabFiles(plan), processes);
    this.servers = new PatroniServers(plan, processes, view, ssh);
    this.faults = new PatroniFaults(plan, view, servers, ssh);
    this.mends = new PatroniMends(plan, view, servers, faults, ssh);
  }

  /** Starts a lab in a new folder below the system's temporary one; {@link #close} removes it. */
  public static PatroniLab startTemporary() {
    try {
      return start(Files.createTempDirectory("firedrill-lab-"), 0, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    LabFolder held = LabFolder.take(folder);
    try {
      endLeftovers(folder);
      held.empty();
      return start(held, PlanFile.plan(folder, basePort, newPassword()), temporary);
    } catch (RuntimeException e) {
      held.close();
      throw e;
    }
  }

  private static PatroniLab start(LabFolder held, PatroniPlan plan, boolean temporary) {
    PatroniLab lab = new PatroniLab(plan, held, temporary);
    Runtime.getRuntime().addShutdownHook(new Thread(lab::close));
    try {
      new LabFiles(plan).write();
      lab.ssh.prepare();
      lab.servers.startAll();
      return lab;
    } catch (RuntimeException e) {
      lab.endServers();
      throw e;
    }
  }

  /**
   * A hand on a lab that another process has started in {@code folder}; closing it ends nothing.
   */
  public static PatroniLab attach(Path folder) {
    return new PatroniLab(PlanFile.read(folder), null, false);
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

  @Override
  public void close() {
    if (held != null && closed.compareAndSet(false, true)) {
      endServers();
      held.close();
      if (temporary) {
        LabFolder.remove(plan.folder());
      }
    }
  }

  private void endServers() {
    ssh.removeSudoers();
    servers.killAll();
  }

  private static void endLeftovers(Path folder) {
    if (PlanFile.exists(folder)) {
      new PatroniLab(PlanFile.read(folder), null, false).endServers();
    }
  }

  private static String newPassword() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
