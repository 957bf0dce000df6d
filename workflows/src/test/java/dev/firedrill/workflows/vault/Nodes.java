package dev.firedrill.workflows.vault;

import java.util.List;

/** Nodes and clusters as tests need them. */
final class Nodes {

  static final ServiceView WELL = new ServiceView("", "", true, 1, 1);

  private Nodes() {}

  static NodeView active(String name) {
    return unsealed(name, 200);
  }

  static NodeView standby(String name) {
    return unsealed(name, 429);
  }

  static NodeView unsealed(String name, int health) {
    return new NodeView(name, "", health, true, false, "shamir", 3, 5, 0, "");
  }

  static NodeView sealed(String name) {
    return sealed(name, 3, 0);
  }

  static NodeView sealed(String name, int threshold, int progress) {
    String nonce = progress == 0 ? "" : "nonce-of-" + name;
    return new NodeView(name, "", 503, true, true, "shamir", threshold, 5, progress, nonce);
  }

  static ClusterView of(ServiceView service, NodeView... nodes) {
    return new ClusterView(List.of(nodes), "", service);
  }

  /** Three nodes that serve. */
  static ClusterView whole() {
    return of(WELL, active("vault-1"), standby("vault-2"), standby("vault-3"));
  }
}
