package dev.firedrill.lab.vault;

import dev.firedrill.lab.BasePort;
import dev.firedrill.lab.Cache;
import dev.firedrill.lab.Command;
import dev.firedrill.lab.LabFailure;
import dev.firedrill.lab.LabLife;
import dev.firedrill.lab.LabProcesses;
import dev.firedrill.lab.Requirements;
import dev.firedrill.lab.SshHosts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real Vault cluster on loopback: three nodes with raft storage, Shamir's seal and no TLS, and an
 * object store for its snapshots and a host where one can be restored. Needs root, the Debian
 * packages named by {@link #PACKAGES}, and Go, which builds Vault and MinIO once.
 */
public final class VaultLab implements LabLife.Ending {

  /** Programs that must be there, and the Debian package of each. */
  public static final Map<String, String> PACKAGES =
      Map.of(
          "/usr/sbin/sshd", "openssh-server",
          "/usr/bin/ssh-keygen", "openssh-client",
          "/usr/bin/sudo", "sudo");

  /** What Vault logs once it has its key. */
  private static final String UNSEALED = "vault is unsealed";

  private static final BasePort BASE_PORT =
      new BasePort("vault.plan", VaultPlan.hosts().values(), VaultPlan.PORTS);

  private final VaultPlan plan;
  private final Path program;
  private final VaultRest rest;
  private final VaultView view;
  private final LabProcesses processes;
  private final VaultServers servers;
  private final VaultFaults faults;
  private final SshHosts ssh;
  private final LabLife life;

  private VaultLab(VaultPlan plan, Path program, LabLife life) {
    this.rest = new VaultRest(plan);
    this.plan = plan;
    this.program = program;
    this.life = life;
    this.view = new VaultView(plan, rest);
    this.processes = new LabProcesses(plan.folder());
    this.servers = new VaultServers(plan, processes, rest, view);
    this.ssh = new SshHosts(plan.folder(), VaultPlan.scratchHost(), plan.sshPort(), processes);
    this.faults = new VaultFaults(plan, servers, view, program);
  }

  /** Starts a lab in a new folder below the system's temporary one; {@link #close} removes it. */
  public static VaultLab startTemporary() {
    return start(LabLife.temporaryFolder(), 0, true);
  }

  /**
   * Starts a lab in {@code folder}, which stays after {@link #close}. What a crashed lab left
   * running there is ended first.
   *
   * @param basePort the first of two ports in a row on each address; 0 looks for free ones
   */
  public static VaultLab start(Path folder, int basePort) {
    return start(folder, basePort, false);
  }

  private static VaultLab start(Path folder, int basePort, boolean temporary) {
    Requirements.check(PACKAGES);
    Path program = VaultProgram.ofThisLab().in(Cache.folder());
    return LabLife.start(
        folder,
        temporary,
        () -> stored(folder).ifPresent(VaultLab::endServers),
        life -> new VaultLab(planned(folder, basePort), program, life),
        VaultLab::setUp);
  }

  private void setUp() {
    VaultFiles files = new VaultFiles(plan);
    files.write(program);
    ssh.prepare(files.sudoers());
    ssh.start(VaultPlan.SCRATCH);
    plan.depot().start(VaultPlan.BUCKET, VaultFiles.snapshotsPolicy());
    servers.setUp(program);
  }

  /**
   * A hand on a lab that another process has started in {@code folder}; closing it ends nothing.
   */
  public static VaultLab attach(Path folder) {
    return stored(folder)
        .orElseThrow(() ->
            new LabFailure(
                "No Vault lab in " + folder + "; start one with: up vault --folder " + folder));
  }

  public VaultPlan plan() {
    return plan;
  }

  public VaultView view() {
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

  /** The shares of the cluster's key, Base64; a real cluster's lie with as many people. */
  public List<String> shares() {
    return VaultKeys.read(plan.folder()).shares();
  }

  /**
   * Whether Vault's own program reads this as a snapshot ({@code vault operator raft snapshot
   * inspect}).
   */
  public boolean isSnapshot(byte[] bytes) {
    Path file = plan.folder().resolve("inspected.snap");
    try {
      Files.write(file, bytes);
      return Command.attempt(
                  program.toString(), "operator", "raft", "snapshot", "inspect", file.toString())
              .exit()
          == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the open node in the scratch place reads as its canary. */
  public String canaryInScratch() {
    return servers.canaryInScratch();
  }

  /** How often a node was unsealed in the scratch place, by the log that outlives it. */
  public long unsealedInScratch() {
    Path log = plan.home(VaultPlan.SCRATCH).resolve("vault.log");
    try {
      return Files.exists(log)
          ? Files.readAllLines(log).stream().filter(line -> line.contains(UNSEALED)).count()
          : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether nothing runs in the scratch place, and nothing is stored there. */
  public boolean isScratchEmpty() {
    return view.health(VaultPlan.SCRATCH) == 0
        && !Files.exists(plan.home(VaultPlan.SCRATCH).resolve("raft"));
  }

  /** A Vault that unseals itself by a key that lies in this cluster. */
  public SelfUnsealing selfUnsealing() {
    return new SelfUnsealing(plan, program, rest, view, processes).begin();
  }

  /** Breaks the cluster and returns what was hit. */
  public String inject(VaultFault fault) {
    return faults.inject(fault);
  }

  /** Starts what is dead, unseals what is sealed, and waits until one node may be lost again. */
  public void mendAll() {
    servers.mendAll(program);
  }

  /** What was asked of this lab, by Vault's own audit and sudo's own log. */
  public List<String> asked() {
    return Stream.concat(AuditLog.requests(plan.audit()).stream(), ssh.commands().stream())
        .toList();
  }

  @Override
  public void close() {
    life.end(this);
  }

  @Override
  public void endServers() {
    ssh.removeSudoers();
    ssh.kill(VaultPlan.SCRATCH);
    servers.killAll();
  }

  private static VaultPlan planned(Path folder, int basePort) {
    // sshd reads the keys there as another user, so that everybody may enter the folder.
    Command.run("chmod", "0755", folder.toString());
    return new VaultPlan(folder, BASE_PORT.choose(folder, basePort));
  }

  private static Optional<VaultLab> stored(Path folder) {
    return BASE_PORT
        .in(folder)
        .map(base ->
            new VaultLab(
                new VaultPlan(folder, base),
                VaultProgram.ofThisLab().in(Cache.folder()),
                LabLife.ofAnother(folder)));
  }
}
