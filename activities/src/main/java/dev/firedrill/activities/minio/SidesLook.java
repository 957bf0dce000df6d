package dev.firedrill.activities.minio;

import dev.firedrill.activities.minio.AdminApi.No;
import dev.firedrill.activities.reach.AllAtOnce;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.activities.reach.s3.Refused;
import dev.firedrill.activities.reach.s3.ReplicationRule;
import dev.firedrill.activities.reach.s3.Store;
import dev.firedrill.activities.secrets.SecretMissing;
import dev.firedrill.workflows.minio.Route;
import dev.firedrill.workflows.minio.SideView;
import dev.firedrill.workflows.minio.SidesView;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Looks at a replication: both clusters, both buckets, and the rules between them. */
final class SidesLook {

  private final MinioClusters clusters;
  private final NodeHealth health;

  SidesLook(MinioClusters clusters, HttpReach http) {
    this.clusters = clusters;
    this.health = new NodeHealth(http);
  }

  SidesView at(TargetName cluster) {
    MinioSettings from = clusters.settings(cluster);
    ReplicationSettings replication = from.requireReplication();
    CopySettings to = replication.to();
    SideView source =
        side(from.nodes(), replication.bucket(), node -> clusters.open(from, node), node -> "");
    SideView copy =
        side(
            to.nodes(),
            to.bucket(),
            node -> clusters.open(to, node),
            node -> hostTrouble(cluster, node));
    Optional<NodeSettings> asked = living(from.nodes());
    if (asked.isEmpty()) {
      return new SidesView(source, copy, List.of(), "no node answers", to.addresses());
    }
    try (Store store = clusters.open(from, asked.get())) {
      return new SidesView(source, copy, routes(store, replication.bucket()), "", to.addresses());
    } catch (Unreachable | Refused | No | SecretMissing e) {
      String why = String.valueOf(e.getMessage());
      return new SidesView(source, copy, List.of(), why, to.addresses());
    }
  }

  /** The first of them that lives. */
  Optional<NodeSettings> living(List<NodeSettings> nodes) {
    List<Boolean> lives = AllAtOnce.ask(nodes, health::lives);
    return lives.contains(true) ? Optional.of(nodes.get(lives.indexOf(true))) : Optional.empty();
  }

  private SideView side(
      List<NodeSettings> nodes,
      String bucket,
      Function<NodeSettings, Store> open,
      Function<NodeSettings, String> hostTrouble) {
    List<SideView.Node> seen = AllAtOnce.ask(nodes, node -> node(node, hostTrouble));
    Optional<NodeSettings> living = living(nodes, seen);
    if (living.isEmpty()) {
      return new SideView(bucket, seen, 0, "no node answers", false);
    }
    int status = health.ofCluster(living.get());
    try (Store store = open.apply(living.get())) {
      return new SideView(bucket, seen, status, "", store.keepsVersions(bucket));
    } catch (Unreachable | Refused | SecretMissing e) {
      return new SideView(bucket, seen, status, String.valueOf(e.getMessage()), false);
    }
  }

  private SideView.Node node(NodeSettings node, Function<NodeSettings, String> hostTrouble) {
    String trouble = health.trouble(node);
    return new SideView.Node(
        node.name(), trouble, trouble.isEmpty() ? "" : hostTrouble.apply(node));
  }

  private static Optional<NodeSettings> living(List<NodeSettings> nodes, List<SideView.Node> seen) {
    List<String> living =
        seen.stream().filter(each -> each.trouble().isEmpty()).map(SideView.Node::name).toList();
    return nodes.stream().filter(node -> living.contains(node.name())).findFirst();
  }

  private String hostTrouble(TargetName cluster, NodeSettings node) {
    try {
      clusters.host(cluster, node).reach();
      return "";
    } catch (Unreachable e) {
      String why = String.valueOf(e.getMessage());
      if (e.isOnOurSide()) {
        throw new NotPossible(why, e); // no reason to take it for dead
      }
      return why;
    }
  }

  /** The rules of a bucket, each with where its remote target leads. */
  static List<Route> routes(Store store, String bucket) throws Unreachable, Refused, No {
    Map<String, String> targets = new AdminApi(store).remoteTargets(bucket);
    List<Route> routes = new ArrayList<>();
    for (ReplicationRule rule : store.replication(bucket)) {
      routes.add(
          new Route(
              rule.id(),
              rule.destination(),
              targets.getOrDefault(rule.destination(), ""),
              rule.enabled(),
              rule.whole(),
              rule.existing()));
    }
    return routes;
  }
}
