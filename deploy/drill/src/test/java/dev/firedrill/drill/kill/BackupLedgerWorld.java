package dev.firedrill.drill.kill;

import dev.firedrill.workflows.backup.ArchiverView;
import dev.firedrill.workflows.backup.BackupView;
import dev.firedrill.workflows.backup.Promise;
import dev.firedrill.workflows.patroni.BackupKind;
import dev.firedrill.workflows.patroni.BackupRequest;
import dev.firedrill.workflows.patroni.ClusterView;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import java.util.Map;

/** A cluster with yesterday's backup; nobody is asked, and the backup is the one effect. */
final class BackupLedgerWorld extends ClusterLedgerWorld {

  private static final String BACKUP = "take a backup";

  BackupLedgerWorld(Ledgers ledgers) {
    super("backup", "daily-db", ledgers);
  }

  @Override
  Request request(TargetName cluster) {
    return new BackupRequest(cluster, BackupKind.INCREMENTAL);
  }

  @Override
  Map<String, String> inputs() {
    return Map.of("kind", "INCREMENTAL");
  }

  @Override
  public Plot recovers() {
    return recovers(List.of(BACKUP), "BackupBackUp", List.of("BackupBackUp")).askingNobody();
  }

  @Override
  public Plot stops() {
    return stops(Ending.ABORTED, List.of(), "BackupBackUp", List.of()).askingNobody();
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    return Clusters.ledBy("pg-1", 7);
  }

  @Override
  public Promise promise(TargetName cluster) {
    return new Promise(4 * 3600, 3600, 86_400, List.of());
  }

  @Override
  public BackupView newest(TargetName cluster, String member) {
    boolean fresh = stands(BACKUP);
    return new BackupView(
        fresh ? "F_I" : "F", fresh ? "incr" : "full", 60, 1000, 100, "aes-256-cbc", false, "1");
  }

  @Override
  public ArchiverView observe(TargetName cluster, String leader) {
    return new ArchiverView(
        leader, "00000007000000000000000A", "000000070000000000000009", "", false, List.of());
  }

  @Override
  public void backUp(TargetName cluster, String leader) {
    irrevocably(cluster, BACKUP);
  }
}
