package dev.firedrill.drill.kill;

import dev.firedrill.workflows.patroni.ClusterView;
import dev.firedrill.workflows.patroni.HostView;
import dev.firedrill.workflows.patroni.ReinitializeRequest;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import java.util.Map;

/**
 * Three members; pg-1 leads, pg-2 is synchronous, the data directory of pg-3 is broken. The rebuild
 * is the only change, so that a run whose rebuild is refused has nothing to take back.
 */
final class ReinitializeLedgerWorld extends ClusterLedgerWorld {

  private static final String BROKEN = "pg-3";
  private static final String REBUILD = "rebuild " + BROKEN;

  ReinitializeLedgerWorld(Ledgers ledgers) {
    super("patroni-reinitialize", "parts-db", ledgers);
  }

  @Override
  Request request(TargetName cluster) {
    return new ReinitializeRequest(cluster, BROKEN);
  }

  @Override
  Map<String, String> inputs() {
    return Map.of("member", BROKEN);
  }

  @Override
  public Plot recovers() {
    return recovers(List.of(REBUILD), "PatroniReinitialize", List.of("PatroniReinitialize"));
  }

  @Override
  public Plot stops() {
    return stops(Ending.ABORTED, List.of(), "PatroniReinitialize", List.of());
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    return Clusters.of("pg-1", 3, stands(REBUILD) ? "" : BROKEN);
  }

  @Override
  public HostView lookAtHost(TargetName cluster, String member) {
    return new HostView(member, "", "postgres", List.of(), false, generation());
  }

  @Override
  public void reinitialize(TargetName cluster, String member, String approved) {
    if (generation().equals(approved)) {
      irrevocably(cluster, REBUILD);
    }
  }

  /** Another one once the data directory was replaced. */
  private String generation() {
    return stands(REBUILD) ? "12-2.5" : "11-1.5";
  }
}
