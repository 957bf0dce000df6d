package dev.firedrill.activities.minio;

import dev.firedrill.activities.minio.AdminApi.No;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.s3.Listed;
import dev.firedrill.activities.reach.s3.Refused;
import dev.firedrill.activities.reach.s3.Store;
import dev.firedrill.activities.secrets.SecretMissing;
import dev.firedrill.workflows.minio.ServiceView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a client gets of a cluster, asked through each of its nodes that lives. */
final class ClientLook {

  private final MinioClusters clusters;
  private final NodeHealth health;

  ClientLook(MinioClusters clusters, NodeHealth health) {
    this.clusters = clusters;
    this.health = health;
  }

  /**
   * What was seen.
   *
   * @param readings why the canary is not read alike, by node
   */
  record Seen(ServiceView service, DriveStates states, Map<String, String> readings) {

    static Seen nothing(ServiceView service) {
      return new Seen(service, DriveStates.none(), Map.of());
    }
  }

  Seen through(MinioSettings cluster, List<NodeSettings> living) {
    if (living.isEmpty()) {
      return Seen.nothing(ServiceView.silent());
    }
    NodeSettings first = living.getFirst();
    int writes = health.ofCluster(first);
    int reads = health.ofReads(first);
    try (Store store = clusters.open(cluster, first)) {
      String trouble = "";
      DriveStates states = DriveStates.none();
      try {
        states = DriveStates.read(new AdminApi(store).info());
        trouble = states.objection();
      } catch (Unreachable | No e) {
        trouble = String.valueOf(e.getMessage());
      }
      Canary canary = Canary.of(cluster);
      Canary.Song song = canary.sing(store);
      Map<String, String> readings =
          song.trouble().isEmpty() ? readings(cluster, living, canary, store) : Map.of();
      String leftover = canary.remove(store);
      song = inEverySet(song, canary, states, store);
      return new Seen(
          new ServiceView(
              writes,
              reads,
              trouble,
              song.trouble(),
              song.refused(),
              leftover,
              states.parity(),
              states.reducedParity()),
          states,
          readings);
    } catch (SecretMissing e) {
      String why = String.valueOf(e.getMessage());
      return Seen.nothing(new ServiceView(writes, reads, why, why, true, "", null));
    }
  }

  /** What came of the canary, and of those in further erasure sets where there are several. */
  private static Canary.Song inEverySet(
      Canary.Song song, Canary canary, DriveStates states, Store store) {
    return song.trouble().isEmpty() && states.sets() > 1
        ? new Canary.Song(otherSets(canary, states, store), false)
        : song;
  }

  /** Why canaries were not written to all of several erasure sets; empty when they were. */
  private static String otherSets(Canary canary, DriveStates states, Store store) {
    try {
      EverySet.Written written = EverySet.of(canary, states).through(store);
      return written.trouble().isEmpty() && !written.unreached().isEmpty()
          ? "none was placed on " + written.unreached()
          : written.trouble();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped before it was seen where canaries are", e);
    } catch (Exception unseen) { // such as that somebody's heal runs
      return "it is not seen in which erasure sets canaries are: " + unseen.getMessage();
    }
  }

  private Map<String, String> readings(
      MinioSettings cluster, List<NodeSettings> living, Canary canary, Store store) {
    Map<String, String> readings = new HashMap<>();
    List<Listed> listed;
    try {
      listed = canary.listed(store);
    } catch (Unreachable | Refused e) {
      return Map.of(living.getFirst().name(), String.valueOf(e.getMessage()));
    }
    for (NodeSettings node : living.subList(1, living.size())) {
      try (Store other = clusters.open(cluster, node)) {
        readings.put(node.name(), canary.heard(other, listed));
      }
    }
    return readings;
  }
}
