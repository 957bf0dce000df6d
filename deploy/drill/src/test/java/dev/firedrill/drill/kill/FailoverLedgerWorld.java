package dev.firedrill.drill.kill;

import dev.firedrill.workflows.haproxy.HaproxyActivities;
import dev.firedrill.workflows.haproxy.TrafficView;
import dev.firedrill.workflows.patroni.ClusterView;
import dev.firedrill.workflows.patroni.HostView;
import dev.firedrill.workflows.patroni.Lsn;
import dev.firedrill.workflows.patroni.MemberView;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;

/**
 * Three members, the leader pg-1 dead, maintenance mode on. A run whose promotion is refused lets
 * the clients through again, which it held; the fence stays.
 */
abstract class FailoverLedgerWorld extends ClusterLedgerWorld implements HaproxyActivities {

  private static final String FENCE = "fence pg-1";
  private static final String HOLD = "hold clients";
  private static final String RESUME = "let clients through";
  private static final String LEAVE = "leave maintenance mode";
  private static final String PRESERVE = "preserve pg-1";
  private static final String CHECK = "archive a segment";
  private static final String BACK = "bring pg-1 back";

  private final String candidate;
  private final String order;

  /**
   * A failover to this member.
   *
   * @param order by which it is promoted, by its activity type
   */
  FailoverLedgerWorld(String target, String candidate, String order, Ledgers ledgers) {
    super("patroni-failover", target, ledgers);
    this.candidate = candidate;
    this.order = order;
  }

  @Override
  public final Plot recovers() {
    return recovers(
        List.of(FENCE, HOLD, promotion(), RESUME, LEAVE, PRESERVE, BACK, CHECK, backup()),
        order,
        List.of(
            "PatroniFence",
            "HaproxyHold",
            order,
            "HaproxyResume",
            "PatroniLeaveMaintenanceMode",
            "PatroniPreserve",
            "PatroniBringBack",
            "BackupCheckArchive",
            "BackupBackUp"));
  }

  @Override
  public final Plot stops() {
    return stops(Ending.ABORTED, List.of(FENCE, HOLD, RESUME), order, List.of("HaproxyResume"));
  }

  private String promotion() {
    return "promote " + candidate;
  }

  private String backup() {
    return "back " + candidate + " up";
  }

  @Override
  public final ClusterView observe(TargetName cluster) {
    return stands(promotion()) ? led(!stands(LEAVE), stands(BACK)) : leaderless();
  }

  /** Nobody leads, and maintenance mode is on. */
  abstract ClusterView leaderless();

  /** The candidate leads. */
  abstract ClusterView led(boolean paused, boolean back);

  /** The old leader, before it is brought back and afterwards. */
  static MemberView old(boolean back, String leader) {
    return back ? follower("pg-1", leader) : MemberView.silent("pg-1", "connection refused");
  }

  static MemberView follower(String name, String leader) {
    return member(name, "replica", 8, 100, leader);
  }

  static MemberView leader(String name) {
    return member(name, "leader", 8, 100, name);
  }

  /** A standby that waits for somebody to lead, and has received so much. */
  static MemberView waiting(String name, long received) {
    return member(name, "replica", 7, received, "");
  }

  private static MemberView member(
      String name, String role, int timeline, long received, String leader) {
    return new MemberView(
        name,
        true,
        role,
        "running",
        timeline,
        new Lsn(received),
        role.equals("replica"),
        leader,
        leader.isEmpty(),
        false,
        List.of());
  }

  final void promote(TargetName cluster) {
    irrevocably(cluster, promotion());
  }

  @Override
  public HostView lookAtHost(TargetName cluster, String member) {
    String owner = stands(FENCE) ? "root" : "postgres";
    return new HostView(member, "", owner, List.of(), false, "1");
  }

  @Override
  public void fence(TargetName cluster, String member) {
    once(FENCE);
  }

  @Override
  public void leaveMaintenanceMode(TargetName cluster) {
    once(LEAVE);
  }

  @Override
  public void preserve(TargetName cluster, String member) {
    once(PRESERVE);
  }

  @Override
  public void bringBack(TargetName cluster, String member) {
    once(BACK);
  }

  @Override
  public TrafficView lookAtClients(TargetName target) {
    boolean held = stands(HOLD) && !stands(RESUME);
    return new TrafficView("writer", held ? "PAUSED" : "OPEN");
  }

  @Override
  public boolean isDeclared(TargetName target) {
    return true;
  }

  @Override
  public void hold(TargetName target) {
    once(HOLD);
  }

  @Override
  public void resume(TargetName target) {
    if (stands(HOLD)) {
      once(RESUME);
    }
  }

  @Override
  public void checkArchive(TargetName cluster, String member) {
    once(CHECK);
  }

  @Override
  public void backUp(TargetName cluster, String member) {
    once(backup());
  }
}
