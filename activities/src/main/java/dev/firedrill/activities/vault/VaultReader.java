package dev.firedrill.activities.vault;

import dev.firedrill.activities.inventory.Section;
import dev.firedrill.activities.inventory.TargetReader;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads the {@code vault} section of a target's file. */
@Component
final class VaultReader implements TargetReader<VaultSettings> {

  @Override
  public String system() {
    return "vault";
  }

  @Override
  public VaultSettings read(Section section) {
    return VaultSettings.read(section);
  }

  @Override
  public List<String> members(VaultSettings settings) {
    return settings.nodes().stream().map(VaultSettings.Node::name).toList();
  }

  /** Nothing is done on a node's host: only that of the scratch place. */
  @Override
  public List<String> hosts(VaultSettings settings) {
    return settings
        .snapshots()
        .flatMap(SnapshotSettings::scratch)
        .map(scratch -> scratch.ssh().address())
        .stream()
        .toList();
  }
}
