package dev.firedrill.workflows.patroni;

import dev.firedrill.workflows.backup.ArchiveActivities;
import dev.firedrill.workflows.backup.ArchiverView;
import dev.firedrill.workflows.backup.BackupActivities;
import dev.firedrill.workflows.backup.Comparison;
import dev.firedrill.workflows.backup.Twin;
import dev.firedrill.workflows.contract.World;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Three members that are well: pg-1 leads, pg-2 is synchronous. */
public final class PatroniSwitchoverWorld extends FewVerbs
    implements World, ArchiveActivities, BackupActivities {

  static final TargetName CLUSTER = new TargetName("orders-db");

  /** What is different from the usual case. */
  enum Twist {
    NOBODY_LEADS,
    PAUSED,
    /** The asynchronous pg-3 is named. */
    CANDIDATE_IS_NOT_SYNCHRONOUS,
    CANDIDATE_IS_FAR_BEHIND,
    ARCHIVER_FAILS,
    ARCHIVER_FAILS_WHILE_PEOPLE_THINK,
    LEADER_CHANGES_WHILE_PEOPLE_THINK
  }

  private final Set<Twist> twists;
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger archiverLooks = new AtomicInteger();
  private final List<String> effects = new CopyOnWriteArrayList<>();
  private volatile String leader = "pg-1";

  /** The usual case. */
  public PatroniSwitchoverWorld() {
    this(Set.of());
  }

  PatroniSwitchoverWorld(Set<Twist> twists) {
    this.twists = Set.copyOf(twists);
  }

  @Override
  public String runbook() {
    return "patroni-switchover";
  }

  @Override
  public List<Object> verbs() {
    return List.of(this);
  }

  @Override
  public Request request() {
    boolean named = twists.contains(Twist.CANDIDATE_IS_NOT_SYNCHRONOUS);
    return new SwitchoverRequest(CLUSTER, named ? "pg-3" : "");
  }

  @Override
  public List<String> effects() {
    return List.copyOf(effects);
  }

  @Override
  public List<String> defectsAfterRecovery() {
    return leader.equals("pg-2") ? List.of() : List.of("pg-2 does not lead");
  }

  @Override
  public List<String> defectsAfterUndo() {
    return leader.equals("pg-1") ? List.of() : List.of("pg-1 does not lead any more");
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    int look = looks.incrementAndGet();
    if (twists.contains(Twist.NOBODY_LEADS)) {
      return Clusters.ledBy("", 7);
    }
    if (twists.contains(Twist.PAUSED)) {
      return Clusters.paused(Clusters.ledBy(leader, 7));
    }
    if (twists.contains(Twist.CANDIDATE_IS_FAR_BEHIND)) {
      return Clusters.ofTheSlow("pg-2");
    }
    boolean moved = twists.contains(Twist.LEADER_CHANGES_WHILE_PEOPLE_THINK) && look > 1;
    return Clusters.ledBy(moved ? "pg-3" : leader, leader.equals("pg-1") ? 7 : 8);
  }

  @Override
  public void switchOver(TargetName cluster, String old, String candidate, int timeline) {
    if (!leader.equals(candidate)) {
      effects.add("switch over to " + candidate);
      leader = candidate;
    }
  }

  @Override
  public ArchiverView observe(TargetName cluster, String member) {
    boolean later = archiverLooks.incrementAndGet() > 1;
    boolean fails =
        twists.contains(Twist.ARCHIVER_FAILS)
            || (later && twists.contains(Twist.ARCHIVER_FAILS_WHILE_PEOPLE_THINK));
    String before = "000000070000000000000009";
    String now = "00000007000000000000000A";
    return new ArchiverView(member, now, before, fails ? now : "", fails, List.of());
  }

  @Override
  public void checkArchive(TargetName cluster, String member) {
    // A check leaves nothing behind that could be counted.
  }

  @Override
  public Comparison compare(TargetName cluster, String member) {
    throw new AssertionError("a switchover compares nothing");
  }

  @Override
  public void setAside(TargetName cluster, String member, List<Twin> segments) {
    throw new AssertionError("a switchover sets nothing aside");
  }

  @Override
  public void letPass(TargetName cluster, String member, List<Twin> segments) {
    throw new AssertionError("a switchover lets nothing pass");
  }

  @Override
  public void backUp(TargetName cluster, String member) {
    throw new AssertionError("the backups from before stay good");
  }

  @Override
  public void backUpInFull(TargetName cluster, String member) {
    throw new AssertionError("the backups from before stay good");
  }
}
