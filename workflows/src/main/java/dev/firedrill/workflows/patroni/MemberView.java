package dev.firedrill.workflows.patroni;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member as it describes itself (Patroni REST API, GET /patroni and GET /cluster).
 *
 * @param answers whether its REST API answered; if not, the rest is empty
 * @param role "leader" for a primary, "replica", or "" when unknown
 * @param state as Patroni says it: "running", "streaming", "stopped", "starting" …
 * @param received the last WAL position received and written; of a primary, its own position
 * @param inRecovery whether PostgreSQL is a standby
 * @param seesLeader the leader's name by this member's own view of the cluster, "" for none
 * @param noFailover whether its configuration forbids its promotion
 * @param streamsTo the standbys to which its PostgreSQL streams; Patroni gives each its member's
 *     name
 * @param asynchronous those of them for which no commit waits (pg_stat_replication, sync_state)
 */
public record MemberView(
    String name,
    boolean answers,
    String role,
    String state,
    int timeline,
    Lsn received,
    boolean inRecovery,
    String seesLeader,
    boolean seesPause,
    boolean noFailover,
    @Nullable List<String> streamsTo,
    @Nullable List<String> asynchronous) {

  private static final List<String> UP = List.of("running", "streaming");

  public MemberView {
    requireNonNull(name, "name");
    requireNonNull(role, "role");
    requireNonNull(state, "state");
    requireNonNull(received, "received");
    requireNonNull(seesLeader, "seesLeader");
    streamsTo = streamsTo == null ? List.of() : List.copyOf(streamsTo); // none in runs of 0.1.0
    asynchronous = asynchronous == null ? List.of() : List.copyOf(asynchronous); // nor these
  }

  /** A member that names no standby for which no commit waits. */
  public MemberView(
      String name,
      boolean answers,
      String role,
      String state,
      int timeline,
      Lsn received,
      boolean inRecovery,
      String seesLeader,
      boolean seesPause,
      boolean noFailover,
      @Nullable List<String> streamsTo) {
    this(
        name,
        answers,
        role,
        state,
        timeline,
        received,
        inRecovery,
        seesLeader,
        seesPause,
        noFailover,
        streamsTo,
        null);
  }

  @Override
  public List<String> streamsTo() {
    return requireNonNull(streamsTo);
  }

  /** A member whose REST API does not answer, and why. */
  public static MemberView silent(String name, String why) {
    return new MemberView(name, false, "", why, 0, Lsn.UNKNOWN, false, "", false, false, null);
  }

  @Override
  public List<String> asynchronous() {
    return requireNonNull(asynchronous);
  }

  /** Whether PostgreSQL runs there, as a standby. */
  public boolean isRunningStandby() {
    return answers && inRecovery && UP.contains(state);
  }

  /** Whether PostgreSQL runs there and takes writes, whoever holds the leader key. */
  public boolean isPrimary() {
    return answers && !inRecovery && UP.contains(state);
  }
}
