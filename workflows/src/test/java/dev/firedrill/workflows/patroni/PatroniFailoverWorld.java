package dev.firedrill.workflows.patroni;

import dev.firedrill.workflows.backup.BackupActivities;
import dev.firedrill.workflows.contract.World;
import dev.firedrill.workflows.haproxy.HaproxyActivities;
import dev.firedrill.workflows.haproxy.TrafficView;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Three members, the leader pg-1 dead, maintenance mode on, pg-2 synchronous. */
public final class PatroniFailoverWorld
    implements World, PatroniActivities, HaproxyActivities, BackupActivities {

  static final TargetName CLUSTER = new TargetName("orders-db");

  /** What is different from the usual case. */
  enum Twist {
    HOST_IS_LOST,
    HOST_IS_LOST_AND_CAN_BE_POWERED_OFF,
    NO_TRAFFIC_SWITCH,
    CLIENTS_ARE_HELD_BY_SOMEBODY,
    CLIENTS_ARE_HELD_WHILE_PEOPLE_THINK,
    PAUSED_AGAIN_BEFORE_THE_COMEBACK,
    NO_REWIND,
    SYNC_STANDBY_CHANGES_WHILE_PEOPLE_THINK,
    /** The synchronous standby is dead as well; pg-3, which lacks 60 bytes, is named. */
    NOBODY_HAS_EVERYTHING,
    NOBODY_IS_NAMED
  }

  private final Set<Twist> twists;
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger looksAtTraffic = new AtomicInteger();
  private final List<String> effects = new CopyOnWriteArrayList<>();
  private volatile String leader = "";
  private volatile boolean paused = true;
  private volatile boolean fenced;
  private volatile boolean held;
  private volatile boolean preserved;
  private volatile boolean back;
  private volatile boolean backedUp;

  private volatile long reported = 100;
  private volatile long received = 40;
  private volatile boolean synchronousIsBack;

  /** The leader had told etcd this position before it died. */
  void reported(long position) {
    reported = position;
  }

  /** So far has pg-3 come, where nobody has everything. */
  void received(long position) {
    received = position;
  }

  /** The synchronous standby runs again, with all that it had. */
  void bringSynchronousBack() {
    synchronousIsBack = true;
  }

  /** Somebody else made this member the leader meanwhile. */
  void leads(String member) {
    leader = member;
  }

  /** The usual case. */
  public PatroniFailoverWorld() {
    this(Set.of());
  }

  PatroniFailoverWorld(Set<Twist> twists) {
    this.twists = Set.copyOf(twists);
  }

  @Override
  public String runbook() {
    return "patroni-failover";
  }

  @Override
  public List<Object> verbs() {
    return List.of(this);
  }

  @Override
  public Request request() {
    boolean named = isLossy() && !twists.contains(Twist.NOBODY_IS_NAMED);
    return new FailoverRequest(CLUSTER, named ? "pg-3" : "");
  }

  private boolean isLossy() {
    return twists.contains(Twist.NOBODY_HAS_EVERYTHING);
  }

  private boolean isHostLost() {
    return twists.contains(Twist.HOST_IS_LOST)
        || twists.contains(Twist.HOST_IS_LOST_AND_CAN_BE_POWERED_OFF);
  }

  @Override
  public Map<String, World> variants() {
    return Map.of(
        "lossy",
        new PatroniFailoverWorld(Set.of(Twist.NOBODY_HAS_EVERYTHING)),
        "power-off",
        new PatroniFailoverWorld(Set.of(Twist.HOST_IS_LOST_AND_CAN_BE_POWERED_OFF)),
        "no-rewind",
        new PatroniFailoverWorld(Set.of(Twist.NO_REWIND)));
  }

  @Override
  public List<String> effects() {
    return List.copyOf(effects);
  }

  @Override
  public List<String> defectsAfterRecovery() {
    List<String> defects = new ArrayList<>();
    String candidate = isLossy() ? "pg-3" : "pg-2";
    expect(defects, leader.equals(candidate), candidate + " does not lead");
    expect(defects, !paused, "maintenance mode is still on");
    expect(defects, !held, "clients are still held");
    boolean stays = isHostLost();
    expect(
        defects,
        stays || (preserved && back && !fenced),
        "pg-1 did not come back, preserved first");
    expect(defects, backedUp, "there is no new backup");
    return defects;
  }

  @Override
  public List<String> defectsAfterUndo() {
    List<String> defects = new ArrayList<>();
    expect(defects, leader.isEmpty(), leader + " was promoted");
    expect(defects, !held, "clients are still held");
    expect(defects, paused, "maintenance mode was left");
    return defects;
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    boolean led = !leader.isEmpty();
    if (isLossy()) {
      return led
          ? LossyCluster.led(paused, back)
          : LossyCluster.leaderless(received, synchronousIsBack);
    }
    boolean moved =
        twists.contains(Twist.SYNC_STANDBY_CHANGES_WHILE_PEOPLE_THINK)
            && looks.incrementAndGet() > 1;
    int timeline = led ? 8 : 7;
    return new ClusterView(
        List.of(
            back ? standby("pg-1", timeline) : MemberView.silent("pg-1", "connection refused"),
            led ? primary("pg-2", timeline) : standby("pg-2", timeline),
            standby("pg-3", timeline)),
        leader,
        "",
        paused,
        led ? "pg-2" : "pg-1",
        List.of(led || moved ? "pg-3" : "pg-2"),
        new Lsn(reported),
        !twists.contains(Twist.NO_REWIND));
  }

  @Override
  public HostView lookAtHost(TargetName cluster, String member) {
    if (isHostLost()) {
      boolean canPowerOff = twists.contains(Twist.HOST_IS_LOST_AND_CAN_BE_POWERED_OFF);
      return HostView.lost(member, "no answer from sshd", canPowerOff);
    }
    return new HostView(member, "", fenced ? "root" : "postgres", List.of(), false, "1");
  }

  @Override
  public void fence(TargetName cluster, String member) {
    if (!fenced) {
      effects.add("fence");
      fenced = true;
    }
  }

  @Override
  public void powerOff(TargetName cluster, String member) {
    effects.add("power off");
  }

  @Override
  public void failOver(TargetName cluster, String candidate) {
    if (!leader.equals(candidate)) {
      effects.add("promote " + candidate);
      leader = candidate;
    }
  }

  @Override
  public void failOverLosing(TargetName cluster, Loss accepted) {
    if (!leader.equals(accepted.candidate())) {
      effects.add("promote " + accepted.candidate() + " losing " + accepted.bytes());
      leader = accepted.candidate();
    }
  }

  @Override
  public void switchOver(TargetName cluster, String old, String candidate, int timeline) {
    throw new AssertionError("a failover switches nothing over");
  }

  @Override
  public void leaveMaintenanceMode(TargetName cluster) {
    if (paused) {
      effects.add("leave maintenance mode");
      paused = false;
    }
  }

  @Override
  public void preserve(TargetName cluster, String member) {
    if (!preserved) {
      effects.add("preserve");
      preserved = true;
      paused = twists.contains(Twist.PAUSED_AGAIN_BEFORE_THE_COMEBACK);
    }
  }

  @Override
  public void bringBack(TargetName cluster, String member) {
    if (!back) {
      effects.add("bring back");
      fenced = false;
      back = true;
    }
  }

  @Override
  public void rebuild(TargetName cluster, String member) {
    if (!back) {
      effects.add("rebuild");
      fenced = false;
      back = true;
    }
  }

  @Override
  public void reinitialize(TargetName cluster, String member, String generation) {
    throw new UnsupportedOperationException("no failover rebuilds this way");
  }

  @Override
  public TrafficView lookAtClients(TargetName target) {
    boolean thought =
        twists.contains(Twist.CLIENTS_ARE_HELD_WHILE_PEOPLE_THINK)
            && looksAtTraffic.incrementAndGet() > 1;
    boolean byOthers = thought || twists.contains(Twist.CLIENTS_ARE_HELD_BY_SOMEBODY);
    return twists.contains(Twist.NO_TRAFFIC_SWITCH)
        ? TrafficView.undeclared()
        : new TrafficView("writer", held || byOthers ? "PAUSED" : "OPEN");
  }

  @Override
  public boolean isDeclared(TargetName target) {
    return !twists.contains(Twist.NO_TRAFFIC_SWITCH);
  }

  @Override
  public void hold(TargetName target) {
    if (!held) {
      effects.add("hold");
      held = true;
    }
  }

  @Override
  public void resume(TargetName target) {
    if (held) {
      effects.add("resume");
      held = false;
    }
  }

  @Override
  public void checkArchive(TargetName cluster, String member) {
    // A check leaves nothing behind that could be counted.
  }

  @Override
  public void backUp(TargetName cluster, String member) {
    if (!backedUp) {
      effects.add("back up");
      backedUp = true;
    }
  }

  @Override
  public void backUpInFull(TargetName cluster, String member) {
    throw new AssertionError("an increment is enough after a failover without loss");
  }

  private static MemberView standby(String name, int timeline) {
    return member(name, "replica", timeline, true);
  }

  private static MemberView primary(String name, int timeline) {
    return member(name, "leader", timeline, false);
  }

  private static MemberView member(String name, String role, int timeline, boolean inRecovery) {
    String sees = timeline == 8 ? "pg-2" : "";
    return new MemberView(
        name,
        true,
        role,
        "running",
        timeline,
        new Lsn(100),
        inRecovery,
        sees,
        timeline == 7,
        false,
        List.of());
  }

  private static void expect(List<String> defects, boolean holds, String defect) {
    if (!holds) {
      defects.add(defect);
    }
  }
}
