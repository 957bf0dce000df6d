package dev.firedrill.activities.minio;

import dev.firedrill.activities.effects.Effect;
import dev.firedrill.activities.minio.Differences.Bounds;
import dev.firedrill.activities.minio.EchoCanary.Bucket;
import dev.firedrill.activities.reach.Doing;
import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.activities.reach.s3.Store;
import dev.firedrill.activities.secrets.SecretMissing;
import dev.firedrill.workflows.minio.Comparison;
import dev.firedrill.workflows.minio.ReplicationActivities;
import dev.firedrill.workflows.minio.Route;
import dev.firedrill.workflows.minio.SidesView;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Does what the runbook of a replication says: each change looks first whether it is so. */
@Component
final class ReplicationHands implements ReplicationActivities {

  private final MinioClusters clusters;
  private final NodeHealth health;
  private final SidesLook look;
  private final Supplier<String> effect;

  @Autowired
  ReplicationHands(MinioClusters clusters, HttpReach http) {
    this(clusters, http, () -> Effect.current().key());
  }

  ReplicationHands(MinioClusters clusters, HttpReach http, Supplier<String> effect) {
    this.clusters = clusters;
    this.health = new NodeHealth(http);
    this.look = new SidesLook(clusters, http);
    this.effect = effect;
  }

  @Override
  public SidesView observe(TargetName cluster) {
    return look.at(cluster);
  }

  @Override
  public Comparison compare(TargetName cluster) {
    MinioSettings from = clusters.settings(cluster);
    ReplicationSettings replication = from.requireReplication();
    CopySettings to = replication.to();
    Optional<NodeSettings> here = look.living(from.nodes());
    Optional<NodeSettings> there = look.living(to.nodes());
    if (here.isEmpty() || there.isEmpty()) {
      return Comparison.none(
          "no node of the %s answers".formatted(here.isEmpty() ? "source" : "target"));
    }
    try (Store source = clusters.open(from, here.get());
        Store copy = clusters.open(to, there.get())) {
      return new Comparing(
              new Bucket(source, replication.bucket()), new Bucket(copy, to.bucket()), Bounds.USUAL)
          .carryOut();
    } catch (SecretMissing e) {
      return Comparison.none(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped before it was done", e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  @Override
  public void start(TargetName cluster, List<String> nodes) {
    CopySettings to = clusters.settings(cluster).requireReplication().to();
    for (String each : nodes) {
      NodeSettings node = to.node(each);
      if (!health.lives(node)) {
        Doing.it(() -> clusters.host(cluster, node).start());
      }
    }
  }

  @Override
  public void resync(TargetName cluster) {
    MinioSettings from = clusters.settings(cluster);
    ReplicationSettings replication = from.requireReplication();
    NodeSettings node =
        look.living(from.nodes()).orElseThrow(() -> new NotPossible("no node of the source lives"));
    try (Store store = clusters.open(from, node)) {
      Doing.it(() -> resync(store, replication));
    }
  }

  private void resync(Store store, ReplicationSettings replication) throws Exception {
    List<Route> fitting =
        SidesLook.routes(store, replication.bucket()).stream()
            .filter(route -> replication.to().addresses().contains(route.leadsTo()))
            .toList();
    if (fitting.size() != 1) {
      throw new NotPossible("%d rules lead to the target".formatted(fitting.size()));
    }
    new ResyncRun(
            new AdminApi(store),
            replication.bucket(),
            fitting.getFirst().arn(),
            ResyncRun.mark(effect.get()))
        .toItsEnd();
  }
}
