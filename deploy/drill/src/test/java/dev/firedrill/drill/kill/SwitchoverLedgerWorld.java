package dev.firedrill.drill.kill;

import dev.firedrill.workflows.backup.ArchiverView;
import dev.firedrill.workflows.patroni.ClusterView;
import dev.firedrill.workflows.patroni.SwitchoverRequest;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import java.util.Map;

/**
 * Three members that are well; pg-1 leads, pg-2 is synchronous. The order is the first change, so
 * that a run whose order is refused has nothing to take back.
 */
final class SwitchoverLedgerWorld extends ClusterLedgerWorld {

  private static final String SWITCH = "switch over to pg-2";
  private static final String CHECK = "archive a segment";

  SwitchoverLedgerWorld(Ledgers ledgers) {
    super("patroni-switchover", "stock-db", ledgers);
  }

  @Override
  Request request(TargetName cluster) {
    return new SwitchoverRequest(cluster, "");
  }

  @Override
  Map<String, String> inputs() {
    return Map.of("candidate", "");
  }

  @Override
  public Plot recovers() {
    return recovers(
        List.of(SWITCH, CHECK),
        "PatroniSwitchOver",
        List.of("PatroniSwitchOver", "BackupCheckArchive"));
  }

  @Override
  public Plot stops() {
    return stops(Ending.ABORTED, List.of(), "PatroniSwitchOver", List.of());
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    return stands(SWITCH) ? Clusters.ledBy("pg-2", 8) : Clusters.ledBy("pg-1", 7);
  }

  @Override
  public ArchiverView observe(TargetName cluster, String leader) {
    return new ArchiverView(
        leader, "00000007000000000000000A", "000000070000000000000009", "", false, List.of());
  }

  @Override
  public void switchOver(TargetName cluster, String leader, String candidate, int timeline) {
    irrevocably(cluster, SWITCH);
  }

  @Override
  public void checkArchive(TargetName cluster, String leader) {
    once(CHECK);
  }
}
