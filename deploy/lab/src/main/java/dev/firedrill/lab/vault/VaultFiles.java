package dev.firedrill.lab.vault;

import dev.firedrill.lab.Template;
import dev.firedrill.lab.TextFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the folders and files of a Vault lab. */
final class VaultFiles {

  private static final String READABLE = "rw-r--r--";

  private final VaultPlan plan;

  VaultFiles(VaultPlan plan) {
    this.plan = plan;
  }

  void write(Path program) {
    for (String folder : new String[] {"pids", "targets", "ssh", "bin"}) {
      TextFile.makeFolder(plan.folder().resolve(folder));
    }
    TextFile.makeFolder(plan.home(VaultPlan.SCRATCH));
    Map<String, String> scratch = plan.values(VaultPlan.SCRATCH);
    scratch.put("program", program.toString());
    TextFile.write(
        plan.config(VaultPlan.SCRATCH),
        READABLE,
        fill("scratch.hcl", plan.values(VaultPlan.SCRATCH)));
    TextFile.write(
        plan.folder().resolve("bin/scratch-vault"), "rwxr-xr-x", fill("scratch-vault", scratch));
    for (String node : VaultPlan.NODES) {
      TextFile.makeFolder(plan.home(node).resolve("raft"));
      TextFile.write(plan.config(node), READABLE, config(node));
    }
    TextFile.write(plan.targetFile(), READABLE, targetFile());
  }

  String config(String node) {
    String others =
        VaultPlan.NODES.stream()
            .filter(other -> !other.equals(node))
            .map(other -> "  retry_join {\n    leader_api_addr = \"" + plan.api(other) + "\"\n  }")
            .collect(Collectors.joining("\n"));
    Map<String, String> values = plan.values(node);
    values.put("retry-join", others);
    return fill("vault.hcl", values);
  }

  String targetFile() {
    String nodes =
        VaultPlan.NODES.stream()
            .map(node -> fill("target-node.yaml", plan.values(node)))
            .collect(Collectors.joining());
    Map<String, String> values = plan.values();
    values.put("nodes", nodes.stripTrailing());
    return fill("target.yaml", values);
  }

  /** What the lab's SSH user may do with sudo. */
  String sudoers() {
    return fill("sudoers", plan.values());
  }

  /** What Firedrill's token may do. */
  static String policy() {
    return fill("policy.hcl", Map.of());
  }

  /** What Firedrill's key at the store of the snapshots may do. */
  static String snapshotsPolicy() {
    return fill("snapshots-policy.json", Map.of());
  }

  private static String fill(String name, Map<String, String> values) {
    return Template.beside(VaultFiles.class, name).fill(values);
  }
}
