package dev.firedrill.lab.kafka;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.firedrill.lab.BasePort;
import dev.firedrill.lab.Command;
import dev.firedrill.lab.LabFailure;
import dev.firedrill.lab.LabLife;
import dev.firedrill.lab.LabProcesses;
import dev.firedrill.lab.Requirements;
import dev.firedrill.lab.SshHosts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka cluster on loopback: three nodes that are broker and controller in one, and an sshd
 * for each. Needs root, the Debian packages named by {@link #PACKAGES}, and Maven, which fetches
 * Kafka once.
 */
public final class KafkaLab implements LabLife.Ending {

  /** Programs that must be there, and the Debian package of each. */
  public static final Map<String, String> PACKAGES =
      Map.of(
          "/usr/sbin/sshd", "openssh-server",
          "/usr/bin/ssh-keygen", "openssh-client",
          "/usr/bin/sudo", "sudo",
          "/usr/bin/socat", "socat",
          "/usr/bin/pgrep", "procps",
          "/usr/bin/mount", "mount");

  private static final BasePort BASE_PORT =
      new BasePort("kafka.plan", KafkaPlan.hosts().values(), KafkaPlan.PORTS);

  private final KafkaPlan plan;
  private final KafkaView view;
  private final KafkaServers servers;
  private final KafkaFaults faults;
  private final SshHosts ssh;
  private final LabLife life;

  private KafkaLab(KafkaPlan plan, LabLife life) {
    quietClients();
    LabProcesses processes = new LabProcesses(plan.folder());
    this.plan = plan;
    this.life = life;
    this.view = new KafkaView(plan);
    this.ssh = new SshHosts(plan.folder(), KafkaPlan.hosts(), plan.sshPort(), processes);
    this.servers = new KafkaServers(plan, processes, view, ssh);
    this.faults = new KafkaFaults(plan, servers, view, ssh);
  }

  /** Starts a lab in a new folder below the system's temporary one; {@link #close} removes it. */
  public static KafkaLab startTemporary() {
    return start(LabLife.temporaryFolder(), 0, true);
  }

  /**
   * Starts a lab in {@code folder}, which stays after {@link #close}. What a crashed lab left
   * running there is ended first.
   *
   * @param basePort the first of three ports in a row on each address; 0 looks for free ones
   */
  public static KafkaLab start(Path folder, int basePort) {
    return start(folder, basePort, false);
  }

  private static KafkaLab start(Path folder, int basePort, boolean temporary) {
    Requirements.check(PACKAGES);
    KafkaJava java = KafkaJars.cached().java();
    return LabLife.start(
        folder,
        temporary,
        () -> stored(folder).ifPresent(KafkaLab::endServers),
        life -> new KafkaLab(planned(folder, basePort), life),
        lab -> lab.setUp(java));
  }

  private void setUp(KafkaJava java) {
    KafkaFiles files = new KafkaFiles(plan);
    files.write(java);
    ssh.prepare(files.sudoers());
    servers.formatAll(java);
    servers.startAll();
  }

  /**
   * A hand on a lab that another process has started in {@code folder}; closing it ends nothing.
   */
  public static KafkaLab attach(Path folder) {
    return stored(folder)
        .orElseThrow(() ->
            new LabFailure(
                "No Kafka lab in " + folder + "; start one with: up kafka --folder " + folder));
  }

  /** Kafka's clients write every setting and each failed attempt, thousands of lines. */
  private static void quietClients() {
    if (LoggerFactory.getLogger("org.apache.kafka") instanceof Logger clients) {
      clients.setLevel(Level.OFF);
    }
  }

  public KafkaPlan plan() {
    return plan;
  }

  public KafkaView view() {
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

  /** Breaks the cluster and returns the broker that was hit; its session may still last. */
  public String inject(KafkaFault fault) {
    return faults.inject(fault);
  }

  /** Takes a node's vote in the quorum away; {@link #mendAll} gives it back. */
  public void removeVote(String broker) {
    servers.removeVote(broker);
  }

  /** Waits until the cluster has noticed that this broker is dead. */
  public void awaitNoticed(String broker) {
    faults.awaitNoticed(broker);
  }

  /** The brokers whose process runs. */
  public List<String> running() {
    return KafkaPlan.BROKERS.stream().filter(servers::runs).toList();
  }

  /** Starts a broker that is dead; one that runs is left alone. */
  public void start(String broker) {
    servers.start(broker);
  }

  /** Gives lost disks back, starts what is dead, and waits until every copy is in sync. */
  public void mendAll() {
    servers.mendAll();
  }

  /** A client that writes records with acks=all from now on, into a topic of its own. */
  public RecordWriter writer() {
    return RecordWriter.of(plan, view);
  }

  /** Makes disks intact again that lost no more than their marks; starts nothing. */
  public void giveMarksBack() {
    servers.giveMarksBack();
  }

  /** The payments that the last fault of that kind left acknowledged. */
  public Payments payments() {
    return Payments.of(plan);
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

  private static Optional<KafkaLab> stored(Path folder) {
    return BASE_PORT
        .in(folder)
        .map(base -> new KafkaLab(new KafkaPlan(folder, base), LabLife.ofAnother(folder)));
  }

  private static KafkaPlan planned(Path folder, int basePort) {
    // sshd reads the keys there as another user, so that everybody may enter the folder.
    Command.run("chmod", "0755", folder.toString());
    return new KafkaPlan(folder, BASE_PORT.choose(folder, basePort));
  }
}
