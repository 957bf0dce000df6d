package dev.firedrill.activities.patroni;

import dev.firedrill.activities.reach.AllAtOnce;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.Unreachable.Why;
import dev.firedrill.activities.reach.http.Garbled;
import dev.firedrill.workflows.patroni.ClusterView;
import dev.firedrill.workflows.patroni.Lsn;
import dev.firedrill.workflows.patroni.MemberView;
import dev.firedrill.workflows.procedure.NotPossible;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Looks at a whole cluster: every member at the same time, and etcd. */
final class ClusterLook {

  private final MemberRest rest;
  private final Etcd etcd;

  ClusterLook(MemberRest rest, Etcd etcd) {
    this.rest = rest;
    this.etcd = etcd;
  }

  /**
   * {@link NotPossible} when nobody listens where etcd should: then Patroni can do nothing either.
   */
  ClusterView observe(PatroniSettings cluster) {
    try {
      Map<String, String> keys = etcd.read(cluster.etcd(), cluster.prefix());
      return view(AllAtOnce.ask(cluster.members(), rest::look), keys);
    } catch (IOException e) {
      throw unseen(e);
    }
  }

  /** One that was slow, or has no leader for a moment, is no dead etcd: it may be asked again. */
  private static RuntimeException unseen(IOException e) {
    String told =
        "etcd does not answer ("
            + e.getMessage()
            + "): Patroni can do nothing without it. Recover etcd first, then launch again.";
    return e instanceof Unreachable silent && silent.why() != Why.REFUSED
        ? new UncheckedIOException(told, e)
        : new NotPossible(told, e);
  }

  /**
   * As {@link #observe}, or empty while etcd does not answer: for waits after something was
   * ordered, where "it cannot be seen now" must not be taken for "nothing was done".
   */
  Optional<ClusterView> glance(PatroniSettings cluster) {
    try {
      return Optional.of(observe(cluster));
    } catch (NotPossible | UncheckedIOException unseen) {
      return Optional.empty();
    }
  }

  static ClusterView view(List<MemberView> members, Map<String, String> keys) throws Garbled {
    JsonNode sync = json(keys, "sync");
    JsonNode config = json(keys, "config");
    JsonNode failover = json(keys, "failover");
    return new ClusterView(
        members,
        keys.getOrDefault("leader", ""),
        failover.path("member").asString(failover.isEmpty() ? "" : "a member"),
        config.path("pause").asBoolean(false),
        sync.path("leader").asString(""),
        synchronous(sync),
        new Lsn(json(keys, "status").path("optime").asLong(0)),
        config.path("postgresql").path("use_pg_rewind").asBoolean(false),
        lastTimeline(json(keys, "history")));
  }

  /**
   * The one after the timeline that the last promotion ended: Patroni lists those, oldest first.
   */
  private static int lastTimeline(JsonNode history) {
    int ended = history.path(history.size() - 1).path(0).asInt(0);
    return ended == 0 ? 0 : ended + 1;
  }

  /**
   * The names that a comma divides when synchronous_node_count is more than one. With quorum commit
   * (Patroni 4, unproven here) a name is no promise that the member has every acknowledged write,
   * so nobody counts.
   */
  private static List<String> synchronous(JsonNode sync) {
    if (sync.path("quorum").asInt(0) > 0) {
      return List.of();
    }
    return Arrays.stream(sync.path("sync_standby").asString("").split(",", -1))
        .map(String::strip)
        .toList();
  }

  private static JsonNode json(Map<String, String> keys, String key) throws Garbled {
    String text = keys.getOrDefault(key, "");
    return Json.of(text.isBlank() ? "{}" : text);
  }
}
