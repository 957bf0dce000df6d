package dev.firedrill.drill;

import dev.firedrill.lab.vault.VaultLab;
import dev.firedrill.lab.vault.VaultPlan;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.vault.VaultTrialRestoreRequest;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Nothing is broken: a snapshot is taken, restored into the scratch place, opened there by the
 * holders of the key's shares, read and removed.
 */
final class VaultTrialRestoreDrill implements Supplier<VaultTrialRestoreResult> {

  static final Subject SUBJECT =
      Subject.of(
          "vault-trial-restore",
          "nothing: a snapshot restored, opened by three people's shares, read, compared with the cluster and removed");

  /** The lab's cluster, by its name in the lab's target file. */
  private static final TargetName TARGET = new TargetName("secrets");

  private final VaultLab lab;
  private final House house;
  private final VaultBackupDrill backup;
  private final Watch watch;
  private final PrintStream out;

  VaultTrialRestoreDrill(VaultLab lab, House house, Person person, PrintStream out) {
    this.lab = lab;
    this.house = house;
    this.backup = new VaultBackupDrill(lab, house, person, out);
    this.watch = new Watch(house, person, lab::asked, out);
    this.out = out;
  }

  @Override
  public VaultTrialRestoreResult get() {
    VaultBackupResult taken = backup.get();
    out.println(VaultBackupDrill.SUBJECT + ":" + taken.inWords());
    house.holders(lab.shares().subList(0, VaultPlan.THRESHOLD));
    out.println("The snapshot will be restored into the scratch place, and opened there.");
    long before = lab.unsealedInScratch();
    Watch.Course course =
        watch.until(
            SUBJECT.runbook(),
            new VaultTrialRestoreRequest(TARGET),
            Map.of("target", TARGET.value()),
            () -> List.of("scratch is empty: " + lab.isScratchEmpty()));
    return new VaultTrialRestoreResult(
        SUBJECT,
        course.run(),
        course.ended().ending(),
        course.ended().summary(),
        course.time(),
        taken,
        lab.unsealedInScratch() - before,
        lab.isScratchEmpty(),
        course.steps());
  }
}
