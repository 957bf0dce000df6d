package dev.firedrill.activities.minio;

import static java.util.stream.Collectors.joining;

import dev.firedrill.activities.reach.Doing;
import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.activities.reach.s3.Store;
import dev.firedrill.workflows.minio.ClusterView;
import dev.firedrill.workflows.minio.MinioActivities;
import dev.firedrill.workflows.minio.Place;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.RunNotes;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Does what the MinIO runbook says: each change looks first whether it is already so. */
@Component
final class MinioHands implements MinioActivities {

  private final MinioClusters clusters;
  private final NodeHealth health;
  private final ClusterLook look;
  private final HealNotes notes;

  MinioHands(MinioClusters clusters, HttpReach http, RunNotes notes) {
    this.clusters = clusters;
    this.health = new NodeHealth(http);
    this.look = new ClusterLook(clusters, http);
    this.notes = new HealNotes(notes);
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    return look.at(cluster).leaving(notes.last());
  }

  @Override
  public void mount(TargetName cluster, List<Place> drives) {
    for (Place each : drives) {
      Doing.it(() -> host(cluster, each.node()).mount(each.path()));
    }
  }

  @Override
  public void remove(TargetName cluster, List<Place> files) {
    for (Place each : files) {
      Doing.it(() -> host(cluster, each.node()).remove(each.path()));
    }
  }

  @Override
  public void start(TargetName cluster, List<String> nodes) {
    for (String each : nodes) {
      NodeSettings node = clusters.settings(cluster).node(each);
      if (!health.lives(node)) {
        Doing.it(() -> clusters.host(cluster, node).start());
      }
    }
  }

  @Override
  public void heal(TargetName cluster, boolean everyPart) {
    MinioSettings settings = clusters.settings(cluster);
    NodeSettings node =
        settings.nodes().stream()
            .filter(health::lives)
            .findFirst()
            .orElseThrow(() -> new NotPossible("no node lives"));
    try (Store store = clusters.open(settings, node)) {
      Heal heal = new Heal(new AdminApi(store), everyPart);
      Doing.it(heal::once); // first of all, since it joins one that an earlier attempt began
      String unplaced =
          settings.nodes().stream()
              .map(each -> unplaced(settings, each, new AdminApi(store)))
              .filter(each -> !each.isEmpty())
              .collect(joining("; "));
      Doing.it(heal::untilEveryDriveIsFilled);
      Doing.it(heal::untilNothingIsLeft);
      notes.note(heal.left().withUnplaced(unplaced));
      heal.requireUndamaged();
    }
  }

  /** Once it writes to every drive: those on which nothing is placed through it, or nothing. */
  private String unplaced(MinioSettings settings, NodeSettings node, AdminApi api) {
    try (Store through = clusters.open(settings, node)) {
      List<String> drives = new ArrayList<>();
      Doing.it(() -> {
        EverySet sets = EverySet.of(Canary.of(settings), DriveStates.read(api.info()));
        drives.addAll(new EveryDrive(node.name(), through, sets).await());
      });
      return drives.isEmpty() ? "" : node.name() + ": " + String.join(", ", drives);
    }
  }

  private NodeHost host(TargetName cluster, String node) {
    return clusters.host(cluster, clusters.settings(cluster).node(node));
  }
}
