package dev.firedrill.activities.minio;

import dev.firedrill.activities.minio.DriveStates.State;
import dev.firedrill.activities.reach.AllAtOnce;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.workflows.minio.ClusterView;
import dev.firedrill.workflows.minio.DriveView;
import dev.firedrill.workflows.minio.NodeView;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.ArrayList;
import java.util.List;

/** Looks at a cluster: every node for itself, its host for its drives, and what clients get. */
final class ClusterLook {

  private final MinioClusters clusters;
  private final NodeHealth health;
  private final ClientLook clients;

  ClusterLook(MinioClusters clusters, HttpReach http) {
    this.clusters = clusters;
    this.health = new NodeHealth(http);
    this.clients = new ClientLook(clusters, health);
  }

  ClusterView at(TargetName cluster) {
    MinioSettings settings = clusters.settings(cluster);
    List<Health> all =
        AllAtOnce.ask(settings.nodes(), node -> new Health(node, health.trouble(node)));
    List<NodeSettings> living =
        all.stream().filter(each -> each.trouble().isEmpty()).map(Health::node).toList();
    ClientLook.Seen seen = clients.through(settings, living);
    return new ClusterView(AllAtOnce.ask(all, each -> node(cluster, each, seen)), seen.service());
  }

  /** A node and why it does not live; empty when it does. */
  private record Health(NodeSettings node, String trouble) {}

  private NodeView node(TargetName cluster, Health health, ClientLook.Seen seen) {
    NodeSettings node = health.node();
    String reading = seen.readings().getOrDefault(node.name(), "");
    try {
      NodeHost host = clusters.host(cluster, node);
      List<DriveView> drives = new ArrayList<>();
      for (DriveSettings each : node.drives()) {
        drives.add(drive(host, node, each, seen.states()));
      }
      return new NodeView(node.name(), health.trouble(), "", drives, reading);
    } catch (Unreachable e) {
      String why = String.valueOf(e.getMessage());
      if (e.isOnOurSide()) {
        throw new NotPossible(why, e); // no reason to take it for dead
      }
      return new NodeView(node.name(), health.trouble(), why, List.of(), reading);
    }
  }

  private static DriveView drive(
      NodeHost host, NodeSettings node, DriveSettings drive, DriveStates states)
      throws Unreachable {
    State state = states.of(node, drive).orElseGet(State::none);
    return new DriveView(
        host.place(drive),
        host.mounted(drive),
        new DriveView.Means(!drive.mount().isEmpty(), !drive.remount().isEmpty()),
        state.state(),
        state.healing(),
        host.expendable(drive));
  }
}
