package dev.firedrill.lab.vault;

import dev.firedrill.lab.LabFailure;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the nodes say of themselves, asked without the code under test. */
public final class VaultView {

  private static final int ACTIVE = 200;
  private static final int STANDBY = 429;

  private final VaultPlan plan;
  private final VaultRest rest;

  VaultView(VaultPlan plan, VaultRest rest) {
    this.plan = plan;
    this.rest = rest;
  }

  /** The status of {@code /sys/health}; 0 when the node does not answer. */
  public int health(String node) {
    try {
      return rest.get(node, "sys/health", "").status();
    } catch (LabFailure silent) {
      return 0;
    }
  }

  /** Whether the node says of itself that it is sealed; empty when it does not answer. */
  public Optional<Boolean> sealed(String node) {
    return status(node).map(status -> status.path("sealed").asBoolean(true));
  }

  /** How many shares were entered on a node that count; 0 where none were. */
  public int progress(String node) {
    return status(node).map(status -> status.path("progress").asInt(0)).orElse(0);
  }

  private Optional<JsonNode> status(String node) {
    try {
      return Optional.of(rest.get(node, "sys/seal-status", "").json());
    } catch (LabFailure silent) {
      return Optional.empty();
    }
  }

  /** The node that says of itself that it is active. */
  public Optional<String> active() {
    return VaultPlan.NODES.stream().filter(node -> health(node) == ACTIVE).findFirst();
  }

  /** The nodes that do not serve. */
  public List<String> notServing() {
    return VaultPlan.NODES.stream()
        .filter(node -> health(node) != ACTIVE && health(node) != STANDBY)
        .toList();
  }

  /** How many nodes may be lost, as autopilot says; -1 when it can't be asked. */
  public int tolerance() {
    return active()
        .map(node ->
            rest.get(node, "sys/storage/raft/autopilot/state", VaultKeys.read(plan.folder()).root())
                .json()
                .path("data"))
        .filter(state -> state.path("healthy").asBoolean(false))
        .map(state -> state.path("failure_tolerance").asInt(-1))
        .orElse(-1);
  }

  /** Whether every node serves and one may be lost. */
  public boolean healthy() {
    return notServing().isEmpty() && tolerance() == 1;
  }
}
