package dev.firedrill.lab.patroni;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.LabFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * What a Patroni lab is doing, seen from etcd, Patroni's REST API, SQL and {@code /proc}; nothing
 * of the code under test takes part.
 */
public final class PatroniView {

  /** For one question: who is dead refuses at once, and the machine may be busy. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration SOON = Duration.ofMinutes(3);

  private final MemberSql sql;
  private final EtcdView etcd;
  private final PatroniRest rest;
  private final Postmasters postmasters;
  private final HaproxySocket haproxy;
  private final PatroniPlan plan;

  PatroniView(PatroniPlan plan) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    this.sql = new MemberSql(plan);
    this.etcd = new EtcdView(client, plan);
    this.rest = new PatroniRest(client, plan);
    this.postmasters = new Postmasters(plan);
    this.haproxy = new HaproxySocket(plan);
    this.plan = plan;
  }

  /**
   * The member that leads and takes writes now: {@code GET /primary} is 200 (Patroni 3.0.2 says so
   * as soon as it holds the key) and SQL says that recovery is over.
   */
  public Optional<String> leader() {
    return PatroniPlan.MEMBERS.stream()
        .filter(member -> isPrimary(member) && takesWrites(member))
        .findFirst();
  }

  /** As {@link #leader()}, who is waited for: one may just be elected. */
  public String requireLeader() {
    return Await.seen("a leader", SOON, this::leader, Optional::isPresent).orElseThrow();
  }

  /** Members that accept writes, by their own SQL answer; two of them are a split brain. */
  public List<String> primaries() {
    return PatroniPlan.MEMBERS.stream().filter(this::takesWrites).toList();
  }

  /** The members as one that answers sees them; empty if nobody answers. */
  public List<MemberState> members() {
    return cluster().map(PatroniAnswers::members).orElse(List.of());
  }

  /** One member as the others see it. */
  public Optional<MemberState> member(String name) {
    return members().stream().filter(member -> member.name().equals(name)).findFirst();
  }

  /** The leader's timeline by its own WAL file name; empty without a leader. */
  public OptionalLong timeline() {
    return leader()
        .flatMap(m -> sql(m, "select left(pg_walfile_name(pg_current_wal_lsn()), 8)"))
        .map(hex -> OptionalLong.of(Long.parseLong(hex, 16)))
        .orElse(OptionalLong.empty());
  }

  /** Each promotion that the cluster remembers, oldest first; the first start isn't one. */
  public List<Promotion> promotions() {
    return etcd.value("history").map(PatroniAnswers::promotions).orElse(List.of());
  }

  /** The synchronous standby that Patroni recorded in etcd. */
  public Optional<String> syncStandby() {
    return etcd.json("sync")
        .map(sync -> sync.path("sync_standby"))
        .filter(JsonNode::isString)
        .map(JsonNode::asString);
  }

  /**
   * As {@link #syncStandby()}, who is waited for: one may just be chosen, and who was one may just
   * have become the leader.
   */
  public String requireSyncStandby() {
    return Await.seen("a synchronous standby", SOON, this::syncStandby, this::stands).orElseThrow();
  }

  private boolean stands(Optional<String> standby) {
    return standby.isPresent() && !standby.equals(leader());
  }

  /** The WAL position that the leader told etcd last, in bytes: it does so once a loop. */
  public long reported() {
    return etcd.json("status").map(status -> status.path("optime").asLong(0)).orElse(0L);
  }

  /** Whether maintenance mode is on, by the configuration in etcd. */
  public boolean paused() {
    return etcd.json("config").map(c -> c.path("pause").asBoolean(false)).orElse(false);
  }

  /**
   * Whether some member holds the leader key in etcd; it outlives a dead leader by up to its TTL.
   */
  public Optional<String> leaderKey() {
    return etcd.value("leader");
  }

  /** Whether a member whose Patroni and PostgreSQL are dead still holds the key, unpaused. */
  boolean leaderKeyIsOrphaned() {
    return !paused()
        && PatroniPlan.MEMBERS.stream().anyMatch(this::patroniAnswers)
        && leaderKey().filter(m -> !patroniAnswers(m) && !postgresRuns(m)).isPresent();
  }

  /** Members that live but are not on the leader's timeline; all that live without a leader. */
  public List<String> strays() {
    Optional<String> leader = leader();
    OptionalLong timeline = timeline();
    return PatroniPlan.MEMBERS.stream()
        .filter(member -> !leader.equals(Optional.of(member)))
        .filter(this::patroniAnswers)
        .filter(member -> timeline.isEmpty() || !isOn(member, timeline))
        .toList();
  }

  private boolean isOn(String member, OptionalLong timeline) {
    return member(member).map(MemberState::timeline).equals(Optional.of(timeline));
  }

  public boolean etcdAnswers() {
    return etcd.answers();
  }

  public boolean patroniAnswers(String member) {
    return rest.answers(member);
  }

  /** Whether any process works in the member's data directory. */
  public boolean postgresRuns(String member) {
    return !postmasters.processes(member).isEmpty();
  }

  /** Whether HAProxy refuses new clients of the writer frontend. */
  public boolean clientsHeld() {
    return haproxy.writerStatus().equals("PAUSED");
  }

  /** The user who owns the member's data directory; {@code root} while the member is fenced. */
  public String dataOwner(String member) {
    try {
      return Files.getOwner(plan.data(member)).getName();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * All that stands still while nobody changes anything, in words: what a look must leave equal.
   */
  public List<String> outline() {
    List<String> lines = new ArrayList<>();
    lines.add("leader key: " + leaderKey().orElse("none"));
    lines.add("synchronous standby: " + syncStandby().orElse("none"));
    lines.add("paused: " + paused());
    lines.add("promotions: " + promotions().size());
    lines.add("clients held: " + clientsHeld());
    for (String member : PatroniPlan.MEMBERS) {
      lines.add(
          "%s: Patroni answers %s, data of %s"
              .formatted(member, patroniAnswers(member), dataOwner(member)));
    }
    return lines;
  }

  /**
   * Leader, a synchronous standby whom its PostgreSQL waits for, and every member running on one
   * timeline; not paused. Where somebody can't be asked, it is not so.
   */
  public boolean healthy() {
    try {
      return isWhole();
    } catch (LabFailure silent) {
      return false;
    }
  }

  private boolean isWhole() {
    List<MemberState> members = members();
    return members.size() == PatroniPlan.MEMBERS.size()
        && members.stream().allMatch(MemberState::isRunning)
        && members.stream().map(MemberState::timeline).distinct().count() == 1
        && leader().filter(this::waitsForItsStandby).isPresent()
        && !paused();
  }

  /** Whether this leader's PostgreSQL waits for the standby that etcd calls synchronous. */
  boolean waitsForItsStandby(String leader) {
    String waitedFor = "select application_name from pg_stat_replication where sync_state = 'sync'";
    Optional<String> standby = syncStandby();
    return standby.isPresent() && sql(leader, waitedFor).equals(standby);
  }

  /** The first column of the first row that a member answers; empty if it can't be asked. */
  public Optional<String> sql(String member, String query) {
    return sql.ask(member, query);
  }

  /** Has a member carry statements out, as a database's administrator does. */
  public void tell(String member, String statements) {
    sql.tell(member, statements);
  }

  /** Takes the leader key away, so that the living needn't wait until it expires. */
  void dropLeaderKey() {
    etcd.delete("leader");
  }

  /** Has the leader's Patroni choose a synchronous standby anew. */
  void dropSyncKey() {
    etcd.delete("sync");
  }

  /** Whether a member's Patroni holds the leader key, by its own word. */
  boolean patroniLeads(String member) {
    return says(member, "/leader");
  }

  MemberSql memberSql() {
    return sql;
  }

  PatroniRest rest() {
    return rest;
  }

  Postmasters postmasters() {
    return postmasters;
  }

  private Optional<String> cluster() {
    return PatroniPlan.MEMBERS.stream()
        .filter(rest::answers)
        .map(member -> rest.get(member, "/cluster").body())
        .findFirst();
  }

  private boolean takesWrites(String member) {
    return sql(member, "select not pg_is_in_recovery()").equals(Optional.of("t"));
  }

  private boolean isPrimary(String member) {
    return says(member, "/primary");
  }

  private boolean says(String member, String path) {
    try {
      return rest.get(member, path).status() == 200;
    } catch (LabFailure e) {
      return false;
    }
  }
}
