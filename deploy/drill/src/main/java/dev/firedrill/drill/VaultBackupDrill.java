package dev.firedrill.drill;

import dev.firedrill.lab.minio.Depot;
import dev.firedrill.lab.vault.VaultLab;
import dev.firedrill.lab.vault.VaultPlan;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.vault.VaultBackupRequest;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Nothing is broken: a snapshot is taken, and Vault's own program reads what lies in the store. */
final class VaultBackupDrill implements Supplier<VaultBackupResult> {

  static final Subject SUBJECT =
      Subject.of(
          "vault-backup",
          "nothing: a snapshot of three nodes that serve, into a MinIO that encrypts it");

  /** The lab's cluster, by its name in the lab's target file. */
  private static final TargetName TARGET = new TargetName("secrets");

  private final VaultLab lab;
  private final Depot depot;
  private final Watch watch;
  private final PrintStream out;

  VaultBackupDrill(VaultLab lab, House house, Person person, PrintStream out) {
    this.lab = lab;
    this.depot = lab.plan().depot();
    this.watch = new Watch(house, person, lab::asked, out);
    this.out = out;
  }

  @Override
  public VaultBackupResult get() {
    List<String> before = depot.keys(VaultPlan.BUCKET);
    out.println("A snapshot will be taken of a cluster that serves.");
    Watch.Course course =
        watch.until(
            SUBJECT.runbook(),
            new VaultBackupRequest(TARGET),
            Map.of("target", TARGET.value()),
            this::seen);
    List<String> fresh = new ArrayList<>(depot.keys(VaultPlan.BUCKET));
    fresh.removeAll(before);
    return new VaultBackupResult(
        SUBJECT,
        course.run(),
        course.ended().ending(),
        course.ended().summary(),
        course.time(),
        fresh,
        fresh.stream().filter(key -> lab.isSnapshot(depot.get(VaultPlan.BUCKET, key))).toList(),
        course.steps());
  }

  /** The cluster and its store as they stand, seen from outside. */
  private List<String> seen() {
    List<String> seen = new ArrayList<>(depot.keys(VaultPlan.BUCKET));
    VaultPlan.NODES.forEach(node -> seen.add(node + ": " + lab.view().sealed(node)));
    return seen;
  }
}
