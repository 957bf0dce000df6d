package dev.firedrill.activities.vault;

import dev.firedrill.activities.inventory.SudoCheck;
import dev.firedrill.activities.inventory.Target;
import dev.firedrill.activities.inventory.TargetCheck;
import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.activities.reach.ssh.Shells;
import dev.firedrill.activities.secrets.SecretMissing;
import dev.firedrill.activities.secrets.Secrets;
import dev.firedrill.workflows.procedure.Finding;
import dev.firedrill.workflows.vault.ClusterView;
import dev.firedrill.workflows.vault.NodeView;
import dev.firedrill.workflows.vault.SnapshotsView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reaches all that the Vault runbook needs: each node, the token, the canary, the key server. */
@Component
final class VaultCheck implements TargetCheck {

  private final VaultReader reader;
  private final ClusterLook look;
  private final Secrets secrets;
  private final Shells shells;

  VaultCheck(HttpReach http, Secrets secrets, VaultReader reader, Shells shells) {
    this.shells = shells;
    this.reader = reader;
    this.secrets = secrets;
    this.look = new ClusterLook(http, secrets);
  }

  @Override
  public String system() {
    return reader.system();
  }

  @Override
  public List<Finding> check(Target target) {
    VaultSettings settings = reader.read(target.section());
    ClusterView seen = look.observe(settings);
    List<Finding> findings = new ArrayList<>();
    for (NodeView node : seen.nodes()) {
      String told = node.answers() ? "answers, health " + node.health() : node.trouble();
      findings.add(new Finding(target.name(), "API of " + node.name(), node.answers(), told));
    }
    String service = seen.service().trouble();
    findings.add(
        new Finding(
            target.name(),
            "token",
            service.isEmpty(),
            service.isEmpty() ? "may read autopilot's state" : service));
    String canary = seen.service().canary();
    findings.add(
        new Finding(
            target.name(), "canary", canary.isEmpty(), canary.isEmpty() ? "is read" : canary));
    if (settings.keyServer().isPresent()) {
      String server = seen.keyServer();
      findings.add(
          new Finding(
              target.name(),
              "key server",
              server.isEmpty(),
              server.isEmpty() ? "answers" : server));
    }
    settings.snapshots().ifPresent(kept -> findings.add(snapshots(target, settings)));
    settings
        .snapshots()
        .flatMap(SnapshotSettings::scratch)
        .ifPresent(scratch -> findings.addAll(sudo(target, scratch)));
    return findings;
  }

  private List<Finding> sudo(Target target, ScratchSettings scratch) {
    return new SudoCheck(
            target.name(), shells.with(target.ssh()), scratch.ssh(), scratch.node().name())
        .findings(scratch.ofSudo());
  }

  /** Lists only: what a snapshot would need of Vault is seen when one is taken. */
  private Finding snapshots(Target target, VaultSettings settings) {
    try (SnapshotStore store = SnapshotStore.of(target.name(), settings, secrets)) {
      SnapshotsView seen = store.list();
      return new Finding(target.name(), "snapshots", true, seen.count() + " in " + seen.place());
    } catch (IOException | SecretMissing e) {
      return new Finding(target.name(), "snapshots", false, String.valueOf(e.getMessage()));
    }
  }
}
