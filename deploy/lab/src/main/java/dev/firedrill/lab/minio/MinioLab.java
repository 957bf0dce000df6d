package dev.firedrill.lab.minio;

import dev.firedrill.lab.BasePort;
import dev.firedrill.lab.Cache;
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

/**
 * A real MinIO cluster on loopback: four nodes, each with one drive that is a file system of its
 * own, and an sshd; and a second one of one node, to which a bucket is replicated. Needs root, loop
 * devices, the Debian packages named by {@link #PACKAGES}, and Go, which builds MinIO once.
 */
public final class MinioLab implements LabLife.Ending {

  /** Programs that must be there, and the Debian package of each. */
  public static final Map<String, String> PACKAGES =
      Map.of(
          "/usr/sbin/sshd", "openssh-server",
          "/usr/bin/ssh-keygen", "openssh-client",
          "/usr/bin/sudo", "sudo",
          "/usr/bin/socat", "socat",
          "/usr/bin/mount", "mount",
          "/usr/bin/findmnt", "util-linux",
          "/usr/sbin/mkfs.ext4", "e2fsprogs");

  private static final BasePort BASE_PORT =
      new BasePort("minio.plan", MinioPlan.hosts().values(), MinioPlan.PORTS);

  private final MinioPlan plan;
  private final MinioView view;
  private final MinioServers servers;
  private final MinioFaults faults;
  private final KeptCopies kept;
  private final SshHosts ssh;
  private final LabLife life;

  private MinioLab(MinioPlan plan, LabLife life) {
    LabProcesses processes = new LabProcesses(plan.folder());
    this.plan = plan;
    this.life = life;
    this.view = new MinioView(plan);
    this.ssh = new SshHosts(plan.folder(), MinioPlan.hosts(), plan.sshPort(), processes);
    this.servers = new MinioServers(plan, processes, view, ssh);
    this.kept = new KeptCopies(plan);
    this.faults = new MinioFaults(servers, view, kept);
  }

  /** Starts a lab in a new folder below the system's temporary one; {@link #close} removes it. */
  public static MinioLab startTemporary() {
    return start(LabLife.temporaryFolder(), 0, true);
  }

  /**
   * Starts a lab in {@code folder}, which stays after {@link #close}. What a crashed lab left
   * running or mounted there is ended first.
   *
   * @param basePort the first of two ports in a row on each address; 0 looks for free ones
   */
  public static MinioLab start(Path folder, int basePort) {
    return start(folder, basePort, false);
  }

  private static MinioLab start(Path folder, int basePort, boolean temporary) {
    Requirements.check(PACKAGES);
    Path program = MinioProgram.ofThisLab().in(Cache.folder());
    return LabLife.start(
        folder,
        temporary,
        () -> stored(folder).ifPresent(MinioLab::endServers),
        life -> new MinioLab(planned(folder, basePort), life),
        lab -> lab.setUp(program));
  }

  private void setUp(Path program) {
    MinioFiles files = new MinioFiles(plan);
    files.write(program);
    ssh.prepare(files.sudoers());
    servers.setUp();
  }

  /**
   * A hand on a lab that another process has started in {@code folder}; closing it ends nothing.
   */
  public static MinioLab attach(Path folder) {
    return stored(folder)
        .orElseThrow(() ->
            new LabFailure(
                "No MinIO lab in " + folder + "; start one with: up minio --folder " + folder));
  }

  public MinioPlan plan() {
    return plan;
  }

  public MinioView view() {
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

  /** The secret of the key that Firedrill asks with, so that a test can look for it everywhere. */
  public String secret() {
    return MinioKeys.read(plan.firedrill()).secret();
  }

  /** Breaks the cluster and returns the nodes that were hit; writes fail then, if they will. */
  public List<String> inject(MinioFault fault) {
    return faults.inject(fault);
  }

  /**
   * In how many files of clients' objects the data is not as it was before drives were emptied or
   * copies overwritten.
   */
  public long spoiledCopies() {
    return kept.spoiled();
  }

  /**
   * Brings back what is gone, empties what is full, puts back what was overwritten, removes what
   * clients have written, and waits until writes work.
   */
  public void mendAll() {
    kept.putBack();
    servers.mendAll();
  }

  /** A client that writes objects from now on. */
  public ObjectWriter writer() {
    return ObjectWriter.to(MinioPlan.BUCKET, plan);
  }

  /** A client that writes objects from now on which are replicated. */
  public ObjectWriter replicatedWriter() {
    return ObjectWriter.to(MinioPlan.REPLICATED_BUCKET, plan);
  }

  /** Returns once what is written is replicated at once; something was written, or is meanwhile. */
  public void awaitReplication() {
    new MinioCopy(plan, servers).awaitSeen();
  }

  /** Breaks the replication, and returns how many objects its target lost by that. */
  public long inject(CopyFault fault) {
    return new MinioCopy(plan, servers).inject(fault);
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
    servers.endAll();
  }

  private static Optional<MinioLab> stored(Path folder) {
    return BASE_PORT
        .in(folder)
        .map(base -> new MinioLab(new MinioPlan(folder, base), LabLife.ofAnother(folder)));
  }

  private static MinioPlan planned(Path folder, int basePort) {
    // sshd reads the keys there as another user, so that everybody may enter the folder.
    Command.run("chmod", "0755", folder.toString());
    return new MinioPlan(folder, BASE_PORT.choose(folder, basePort));
  }
}
