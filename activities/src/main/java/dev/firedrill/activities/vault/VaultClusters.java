package dev.firedrill.activities.vault;

import dev.firedrill.activities.inventory.Target;
import dev.firedrill.activities.inventory.Targets;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The Vault clusters of the inventory, with their settings read. */
@Component
final class VaultClusters {

  private final Targets targets;
  private final Map<TargetName, VaultSettings> clusters = new HashMap<>();

  VaultClusters(Targets targets, VaultReader reader) {
    this.targets = targets;
    targets.all().stream()
        .filter(target -> target.system().equals(reader.system()))
        .forEach(target -> clusters.put(target.name(), reader.read(target.section())));
  }

  /** The settings of this cluster; {@link NotPossible} if the target is none. */
  VaultSettings settings(TargetName cluster) {
    Target target = targets.require(cluster);
    VaultSettings settings = clusters.get(target.name());
    if (settings == null) {
      throw new NotPossible("target " + cluster + " is no Vault cluster but " + target.system());
    }
    return settings;
  }
}
