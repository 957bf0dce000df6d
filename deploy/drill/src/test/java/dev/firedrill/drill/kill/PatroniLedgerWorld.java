package dev.firedrill.drill.kill;

import dev.firedrill.workflows.haproxy.HaproxyActivities;
import dev.firedrill.workflows.haproxy.TrafficView;
import dev.firedrill.workflows.patroni.ClusterView;
import dev.firedrill.workflows.patroni.FailoverRequest;
import dev.firedrill.workflows.patroni.HostView;
import dev.firedrill.workflows.patroni.Lsn;
import dev.firedrill.workflows.patroni.MemberView;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import java.util.Map;

/**
 * Three members, the leader pg-1 dead, maintenance mode on, pg-2 synchronous. A run whose promotion
 * is refused lets the clients through again, which it held; the fence stays.
 */
final class PatroniLedgerWorld extends ClusterLedgerWorld implements HaproxyActivities {

  private static final String FENCE = "fence pg-1";
  private static final String HOLD = "hold clients";
  private static final String PROMOTE = "promote pg-2";
  private static final String RESUME = "let clients through";
  private static final String LEAVE = "leave maintenance mode";
  private static final String PRESERVE = "preserve pg-1";
  private static final String CHECK = "archive a segment";
  private static final String BACK = "bring pg-1 back";
  private static final String BACKUP = "back pg-2 up";

  PatroniLedgerWorld(Ledgers ledgers) {
    super("patroni-failover", "orders-db", ledgers);
  }

  @Override
  Request request(TargetName cluster) {
    return new FailoverRequest(cluster, "");
  }

  @Override
  Map<String, String> inputs() {
    return Map.of("candidate", "");
  }

  @Override
  public Plot recovers() {
    return recovers(
        List.of(FENCE, HOLD, PROMOTE, RESUME, LEAVE, PRESERVE, BACK, CHECK, BACKUP),
        "PatroniFailOver",
        List.of(
            "PatroniFence",
            "HaproxyHold",
            "PatroniFailOver",
            "HaproxyResume",
            "PatroniLeaveMaintenanceMode",
            "PatroniPreserve",
            "PatroniBringBack",
            "BackupCheckArchive",
            "BackupBackUp"));
  }

  @Override
  public Plot stops() {
    return stops(
        Ending.ABORTED, List.of(FENCE, HOLD, RESUME), "PatroniFailOver", List.of("HaproxyResume"));
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    boolean led = stands(PROMOTE);
    int timeline = led ? 8 : 7;
    return new ClusterView(
        List.of(
            stands(BACK)
                ? member("pg-1", "replica", timeline)
                : MemberView.silent("pg-1", "connection refused"),
            member("pg-2", led ? "leader" : "replica", timeline),
            member("pg-3", "replica", timeline)),
        led ? "pg-2" : "",
        "",
        !stands(LEAVE),
        led ? "pg-2" : "pg-1",
        List.of(led ? "pg-3" : "pg-2"),
        new Lsn(100),
        true);
  }

  private static MemberView member(String name, String role, int timeline) {
    boolean led = timeline == 8;
    boolean standby = role.equals("replica");
    return new MemberView(
        name,
        true,
        role,
        "running",
        timeline,
        new Lsn(100),
        standby,
        led ? "pg-2" : "",
        !led,
        false,
        List.of());
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
  public void failOver(TargetName cluster, String candidate) {
    irrevocably(cluster, PROMOTE);
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
    once(BACKUP);
  }
}
