package dev.firedrill.activities.vault;

import dev.firedrill.activities.effects.Effect;
import dev.firedrill.activities.reach.Doing;
import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.activities.secrets.Secrets;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.vault.ContentView;
import dev.firedrill.workflows.vault.SnapshotActivities;
import dev.firedrill.workflows.vault.SnapshotsView;
import io.temporal.activity.Activity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Takes snapshots of Vault clusters, and reads them where they are kept. */
@Component
final class SnapshotHands implements SnapshotActivities {

  private static final int OK = 200;
  private static final int FORBIDDEN = 403;

  private final VaultClusters clusters;
  private final NodeRest rest;
  private final Secrets secrets;

  SnapshotHands(VaultClusters clusters, HttpReach http, Secrets secrets) {
    this.clusters = clusters;
    this.rest = new NodeRest(http);
    this.secrets = secrets;
  }

  @Override
  public SnapshotsView list(TargetName cluster) {
    try (SnapshotStore store = store(cluster)) {
      return store.list();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  @Override
  public ContentView now(TargetName cluster) {
    try (PassingFile file = PassingFile.make()) {
      fetch(clusters.settings(cluster), file.path());
      return read(file.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  @Override
  public ContentView read(TargetName cluster, String key) {
    try (SnapshotStore store = store(cluster)) {
      return store.read(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  @Override
  public void take(TargetName cluster, String day) {
    String run = Activity.getExecutionContext().getInfo().getWorkflowId();
    Doing.it(() -> {
      try (SnapshotStore store = store(cluster)) {
        String key = store.keyOf(day, run);
        if (!store.has(key)) {
          take(clusters.settings(cluster), store, key);
        }
      }
    });
  }

  private void take(VaultSettings vault, SnapshotStore store, String key) throws IOException {
    try (PassingFile file = PassingFile.make()) {
      fetch(vault, file.path());
      ContentView content = read(file.path());
      if (!content.wrong().isEmpty()) {
        throw new IllegalStateException(
            "the snapshot that Vault gave is not whole: " + String.join("; ", content.wrong()));
      }
      Effect.requireStillMine();
      store.put(key, file.path(), content);
    }
  }

  private static ContentView read(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      return SnapshotFile.read(content);
    }
  }

  /**
   * Asks the node that leads by its own word. One that leads no more would name another; the token
   * goes to no address but those in the target's file, so that another attempt looks again.
   */
  private void fetch(VaultSettings vault, Path file) throws IOException {
    VaultSettings.Node active =
        rest.active(vault.nodes())
            .orElseThrow(() -> new IllegalStateException("no node is active"));
    String token = secrets.text(vault.token());
    int status = rest.snapshot(active, token, file);
    if (status == FORBIDDEN) {
      throw new NotPossible("the token may not take a snapshot: targets/README.md has its policy");
    }
    if (status != OK) {
      throw new IllegalStateException(
          "%s answered %d to the request for a snapshot".formatted(active.name(), status));
    }
  }

  private SnapshotStore store(TargetName cluster) {
    return SnapshotStore.of(cluster, clusters.settings(cluster), secrets);
  }
}
