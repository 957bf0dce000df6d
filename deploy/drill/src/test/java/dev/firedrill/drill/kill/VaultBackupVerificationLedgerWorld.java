package dev.firedrill.drill.kill;

import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.vault.VaultBackupVerificationRequest;
import java.util.List;
import java.util.Map;

/** The scratch place of a verification; nobody is asked. */
final class VaultBackupVerificationLedgerWorld extends ScratchLedgerWorld {

  VaultBackupVerificationLedgerWorld(Ledgers ledgers) {
    super(ledgers, "vault-backup-verification", "proof-secrets");
  }

  @Override
  Plot plot(String target, Ending ending, List<String> effects, List<String> verbs) {
    return new Plot(
            ending.name(),
            new VaultBackupVerificationRequest(new TargetName(target)),
            Map.of("target", target),
            ending,
            effects,
            RESTORES,
            verbs)
        .askingNobody();
  }
}
