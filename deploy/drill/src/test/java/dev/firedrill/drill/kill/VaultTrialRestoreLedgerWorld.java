package dev.firedrill.drill.kill;

import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.vault.VaultTrialRestoreRequest;
import java.util.List;
import java.util.Map;

/** The scratch place of a trial restore; people are asked twice, and all can be taken back. */
final class VaultTrialRestoreLedgerWorld extends ScratchLedgerWorld {

  VaultTrialRestoreLedgerWorld(Ledgers ledgers) {
    super(ledgers, "vault-trial-restore", "trial-secrets");
  }

  @Override
  Plot plot(String target, Ending ending, List<String> effects, List<String> verbs) {
    return new Plot(
            ending.name(),
            new VaultTrialRestoreRequest(new TargetName(target)),
            Map.of("target", target),
            ending,
            effects,
            RESTORES,
            verbs)
        .withAWayBack();
  }
}
