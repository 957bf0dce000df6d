package dev.firedrill.activities.patroni;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.http.Answer;
import dev.firedrill.activities.reach.http.Garbled;
import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.workflows.patroni.Lsn;
import dev.firedrill.workflows.patroni.MemberView;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** One member's REST API (Patroni 3.0.2 to 4; answers as seen on 3.0.2). */
final class MemberRest {

  private static final Duration LOOK = Duration.ofSeconds(4);

  /** Patroni itself waits up to 2 x max(10 s, loop_wait) before it answers. */
  private static final Duration ORDER = Duration.ofSeconds(25);

  private static final List<String> PRIMARY = List.of("master", "primary", "leader");

  /** States of pg_stat_replication in which commits wait for the standby. */
  private static final List<String> WAITED_FOR = List.of("sync", "quorum");

  private final HttpReach http;

  MemberRest(HttpReach http) {
    this.http = http;
  }

  /** What the member says of itself and of the cluster; its silence is an answer too. */
  MemberView look(MemberSettings member) {
    try {
      JsonNode self = http.get(member.rest().resolve("/patroni"), LOOK).json();
      JsonNode cluster = http.get(member.rest().resolve("/cluster"), LOOK).json();
      return view(member.name(), self, cluster);
    } catch (IOException e) {
      return MemberView.silent(member.name(), String.valueOf(e.getMessage()));
    }
  }

  static MemberView view(String name, JsonNode self, JsonNode cluster) {
    boolean primary = PRIMARY.contains(self.path("role").asString(""));
    JsonNode wal = self.path("xlog");
    long received =
        Math.max(wal.path("received_location").asLong(0), wal.path("replayed_location").asLong(0));
    return new MemberView(
        name,
        true,
        primary ? "leader" : "replica",
        self.path("state").asString("unknown"),
        self.path("timeline").asInt(0),
        new Lsn(primary ? wal.path("location").asLong(0) : received),
        !primary,
        leader(cluster),
        cluster.path("pause").asBoolean(false),
        nofailover(name, self, cluster),
        streamsTo(self),
        asynchronous(self));
  }

  /** Those whose connection has caught up; while it is behind its state is another one. */
  private static List<String> streamsTo(JsonNode self) {
    return standbys(self, each -> true);
  }

  private static List<String> asynchronous(JsonNode self) {
    return standbys(self, each -> !WAITED_FOR.contains(each.path("sync_state").asString("")));
  }

  private static List<String> standbys(JsonNode self, Predicate<JsonNode> wanted) {
    List<String> names = new ArrayList<>();
    for (JsonNode each : self.path("replication")) {
      if (each.path("state").asString("").equals("streaming") && wanted.test(each)) {
        names.add(each.path("application_name").asString(""));
      }
    }
    return names;
  }

  /** The leader by this member's view, "" for none. */
  private static String leader(JsonNode cluster) {
    for (JsonNode member : cluster.path("members")) {
      if (member.path("role").asString("").equals("leader")) {
        return member.path("name").asString("");
      }
    }
    return "";
  }

  private static boolean nofailover(String name, JsonNode self, JsonNode cluster) {
    boolean tagged = self.path("tags").path("nofailover").asBoolean(false);
    for (JsonNode member : cluster.path("members")) {
      if (member.path("name").asString("").equals(name)) {
        tagged |= member.path("tags").path("nofailover").asBoolean(false);
      }
    }
    return tagged;
  }

  /**
   * POST /failover with the candidate only: a leader named beside it is refused, as there is none.
   */
  Answer failOver(MemberSettings member, String candidate) throws Unreachable, Garbled {
    String body = "{\"candidate\":\"" + candidate + "\"}";
    return http.send("POST", member.rest().resolve("/failover"), body, ORDER);
  }

  /**
   * POST /switchover with both by name, never with a time: Patroni refuses it with 412 when
   * somebody else leads, or when the candidate is not the synchronous standby.
   */
  Answer switchOver(MemberSettings member, String leader, String candidate)
      throws Unreachable, Garbled {
    String body = "{\"leader\":\"" + leader + "\",\"candidate\":\"" + candidate + "\"}";
    return http.send("POST", member.rest().resolve("/switchover"), body, ORDER);
  }

  /** PATCH /config; Patroni 3.0.2 takes anything, so only what is fixed here is ever sent. */
  Answer endPause(MemberSettings member) throws Unreachable, Garbled {
    return http.send("PATCH", member.rest().resolve("/config"), "{\"pause\":null}", LOOK);
  }

  /**
   * POST /reinitialize: the member's data directory is replaced by a copy of the leader's. Never
   * with "force": that would begin a copy anew which is under way.
   */
  Answer reinitialize(MemberSettings member) throws Unreachable, Garbled {
    return http.send("POST", member.rest().resolve("/reinitialize"), "{}", ORDER);
  }
}
