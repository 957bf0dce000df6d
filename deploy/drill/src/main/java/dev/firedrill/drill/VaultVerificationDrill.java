package dev.firedrill.drill;

import dev.firedrill.lab.vault.VaultLab;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.vault.VaultBackupVerificationRequest;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Nothing is broken: a snapshot is taken, restored into the scratch place, looked at and removed.
 */
final class VaultVerificationDrill implements Supplier<VaultVerificationResult> {

  static final Subject SUBJECT =
      Subject.of(
          "vault-backup-verification",
          "nothing: a snapshot read, compared with the cluster, restored into a scratch node and removed");

  /** The lab's cluster, by its name in the lab's target file. */
  private static final TargetName TARGET = new TargetName("secrets");

  private final VaultLab lab;
  private final VaultBackupDrill backup;
  private final Watch watch;
  private final PrintStream out;

  VaultVerificationDrill(VaultLab lab, House house, Person person, PrintStream out) {
    this.lab = lab;
    this.backup = new VaultBackupDrill(lab, house, person, out);
    this.watch = new Watch(house, person, lab::asked, out);
    this.out = out;
  }

  @Override
  public VaultVerificationResult get() {
    VaultBackupResult taken = backup.get();
    out.println(VaultBackupDrill.SUBJECT + ":" + taken.inWords());
    out.println("The snapshot will be restored into the scratch place.");
    Watch.Course course =
        watch.until(
            SUBJECT.runbook(),
            new VaultBackupVerificationRequest(TARGET),
            Map.of("target", TARGET.value()),
            () -> List.of("scratch is empty: " + lab.isScratchEmpty()));
    return new VaultVerificationResult(
        SUBJECT,
        course.run(),
        course.ended().ending(),
        course.ended().summary(),
        course.time(),
        taken,
        lab.isScratchEmpty(),
        course.steps());
  }
}
