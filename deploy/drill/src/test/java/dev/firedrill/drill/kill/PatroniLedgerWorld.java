package dev.firedrill.drill.kill;

import dev.firedrill.workflows.patroni.ClusterView;
import dev.firedrill.workflows.patroni.FailoverRequest;
import dev.firedrill.workflows.patroni.Lsn;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import java.util.Map;

/** A failover to pg-2, which is synchronous: nothing is lost. */
final class PatroniLedgerWorld extends FailoverLedgerWorld {

  PatroniLedgerWorld(Ledgers ledgers) {
    super("orders-db", "pg-2", "PatroniFailOver", ledgers);
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
  ClusterView leaderless() {
    return new ClusterView(
        List.of(old(false, ""), waiting("pg-2", 100), waiting("pg-3", 100)),
        "",
        "",
        true,
        "pg-1",
        List.of("pg-2"),
        new Lsn(100),
        true);
  }

  @Override
  ClusterView led(boolean paused, boolean back) {
    return new ClusterView(
        List.of(old(back, "pg-2"), leader("pg-2"), follower("pg-3", "pg-2")),
        "pg-2",
        "",
        paused,
        "pg-2",
        List.of("pg-3"),
        new Lsn(100),
        true);
  }

  @Override
  public void failOver(TargetName cluster, String candidate) {
    promote(cluster);
  }
}
