package dev.firedrill.activities.vault;

import dev.firedrill.activities.reach.AllAtOnce;
import dev.firedrill.activities.reach.http.Answer;
import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.activities.secrets.SecretMissing;
import dev.firedrill.activities.secrets.Secrets;
import dev.firedrill.workflows.vault.ClusterView;
import dev.firedrill.workflows.vault.NodeView;
import dev.firedrill.workflows.vault.ServiceView;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Looks at a cluster: every node for itself, and the active one for the cluster. */
final class ClusterLook {

  private static final int OK = 200;

  private final KeyServer keyServer;
  private final NodeRest rest;
  private final Secrets secrets;

  ClusterLook(HttpReach http, Secrets secrets) {
    this.keyServer = new KeyServer(http);
    this.rest = new NodeRest(http);
    this.secrets = secrets;
  }

  ClusterView observe(VaultSettings cluster) {
    List<NodeView> nodes = AllAtOnce.ask(cluster.nodes(), rest::look);
    ServiceView service =
        active(cluster, nodes)
            .map(node -> service(cluster, node))
            .orElseGet(() -> ServiceView.unasked("no node is active", cluster.tolerance()));
    return new ClusterView(nodes, keyServer.trouble(cluster.keyServer()), service);
  }

  private static Optional<VaultSettings.Node> active(VaultSettings cluster, List<NodeView> seen) {
    List<String> active = seen.stream().filter(NodeView::isActive).map(NodeView::name).toList();
    return cluster.nodes().stream().filter(node -> active.contains(node.name())).findFirst();
  }

  private ServiceView service(VaultSettings cluster, VaultSettings.Node active) {
    try {
      String token = secrets.text(cluster.token());
      Answer autopilot = rest.read(active, "sys/storage/raft/autopilot/state", token);
      if (autopilot.status() != OK) {
        return ServiceView.unasked(
            "the token may not read autopilot's state (status %d)".formatted(autopilot.status()),
            cluster.tolerance());
      }
      Answer canary = rest.read(active, cluster.canary(), token);
      JsonNode state = autopilot.json().path("data");
      return new ServiceView(
          "",
          canary.status() == OK ? "" : cluster.canary() + " has status " + canary.status(),
          state.path("healthy").asBoolean(false),
          state.path("failure_tolerance").asInt(0),
          cluster.tolerance());
    } catch (IOException | SecretMissing e) {
      return ServiceView.unasked(String.valueOf(e.getMessage()), cluster.tolerance());
    }
  }
}
