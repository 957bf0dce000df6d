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
      Sets sets = inEverySet(song, canary, states, store);
      return new Seen(
          new ServiceView(
              writes,
              reads,
              trouble,
              sets.trouble(),
              song.refused(),
              leftover,
              states.parity(),
              states.reducedParity(),
              sets.unreached()),
          states,
          readings);
    } catch (SecretMissing e) {
      String why = String.valueOf(e.getMessage());
      return Seen.nothing(new ServiceView(writes, reads, why, why, true, "", null));
    }
  }

  /** What came of the canary, and of those in further erasure sets where there are several. */
  private static Sets inEverySet(Canary.Song song, Canary canary, DriveStates states, Store store) {
    return song.trouble().isEmpty() && states.sets() > 1
        ? Sets.of(EverySet.of(canary, states), store)
        : new Sets(song.trouble(), List.of());
  }

  /**
   * What came of canaries in all of several erasure sets.
   *
   * @param trouble why they were not written and found; empty when they were
   * @param unreached the drives that none was placed on, while others got one
   */
  record Sets(String trouble, List<String> unreached) {

    static Sets of(EverySet sets, Store store) {
      try {
        EverySet.Written written = sets.through(store);
        List<String> unreached = written.unreached();
        if (!written.trouble().isEmpty()) {
          return new Sets(written.trouble(), List.of());
        }
        return !unreached.isEmpty() && unreached.size() == sets.drives().size()
            ? new Sets("none was placed on any of " + unreached, List.of())
            : new Sets("", unreached);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("stopped before it was seen where canaries are", e);
      } catch (Exception unseen) { // such as that somebody's heal runs
        return new Sets(
            "it is not seen in which erasure sets canaries are: " + unseen.getMessage(), List.of());
      }
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
