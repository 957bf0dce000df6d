package dev.firedrill.drill.kill;

import dev.firedrill.workflows.patroni.ClusterView;
import dev.firedrill.workflows.patroni.FailoverRequest;
import dev.firedrill.workflows.patroni.Loss;
import dev.firedrill.workflows.patroni.Lsn;
import dev.firedrill.workflows.patroni.MemberView;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import java.util.Map;

/** The synchronous pg-2 is dead as well: two people give up what pg-3, which is named, lacks. */
final class LossyFailoverLedgerWorld extends FailoverLedgerWorld {

  private static final String CANDIDATE = "pg-3";
  private static final long REPORTED = 100;
  private static final long RECEIVED = 40;

  LossyFailoverLedgerWorld(Ledgers ledgers) {
    super("losing-db", CANDIDATE, "PatroniFailOverLosing", ledgers);
  }

  @Override
  public String name() {
    return "patroni-failover-at-a-loss";
  }

  @Override
  Request request(TargetName cluster) {
    return new FailoverRequest(cluster, CANDIDATE);
  }

  @Override
  Map<String, String> inputs() {
    return Map.of("candidate", CANDIDATE);
  }

  @Override
  ClusterView leaderless() {
    return new ClusterView(
        List.of(old(false, ""), dead(), waiting(CANDIDATE, RECEIVED)),
        "",
        "",
        true,
        "pg-1",
        List.of("pg-2"),
        new Lsn(REPORTED),
        true);
  }

  @Override
  ClusterView led(boolean paused, boolean back) {
    return new ClusterView(
        List.of(old(back, CANDIDATE), dead(), leader(CANDIDATE)),
        CANDIDATE,
        "",
        paused,
        CANDIDATE,
        back ? List.of("pg-1") : List.of(),
        new Lsn(REPORTED),
        true);
  }

  private static MemberView dead() {
    return MemberView.silent("pg-2", "no route to host");
  }

  @Override
  public void failOverLosing(TargetName cluster, Loss accepted) {
    if (accepted.bytes() != REPORTED - RECEIVED) {
      throw new NotPossible("nobody accepted a loss of " + accepted.bytes());
    }
    promote(cluster);
  }
}
