package dev.firedrill.drill.kill;

import dev.firedrill.workflows.backup.BackupView;
import dev.firedrill.workflows.backup.Promise;
import dev.firedrill.workflows.backup.ScratchView;
import dev.firedrill.workflows.backup.Tables;
import dev.firedrill.workflows.backup.Verdict;
import dev.firedrill.workflows.backup.WalView;
import dev.firedrill.workflows.patroni.BackupVerificationRequest;
import dev.firedrill.workflows.patroni.ClusterView;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A backup that is good, or whose copy has damaged pages; either way nobody is asked. */
final class BackupVerificationLedgerWorld extends ClusterLedgerWorld {

  private static final String MOMENT = "2026-11-21 03:00:00.5+00";
  private static final String SEGMENT = "000000020000000000000003";

  private static final String ARCHIVE = "archive the moment";
  private static final String RESTORE = "restore beside pg-2";
  private static final String RECOVER = "recover the copy";
  private static final String INDEXES = "check the copy's indexes";
  private static final String PAGES = "check the copy's pages";
  private static final String REMOVE = "remove the copy";

  BackupVerificationLedgerWorld(Ledgers ledgers) {
    super("backup-verification", "proof-db", ledgers);
  }

  @Override
  Request request(TargetName cluster) {
    return new BackupVerificationRequest(cluster);
  }

  @Override
  Map<String, String> inputs() {
    return Map.of();
  }

  @Override
  public Plot recovers() {
    return recovers(
            List.of(ARCHIVE, RESTORE, RECOVER, INDEXES, PAGES, REMOVE),
            "ProofCheckPages",
            List.of(
                "ProofArchiveMoment",
                "ProofRestore",
                "ProofRecover",
                "ProofCheckIndexes",
                "ProofCheckPages",
                "ProofDiscard"))
        .askingNobody();
  }

  @Override
  public Plot stops() {
    return stops(
            Ending.ABORTED,
            List.of(ARCHIVE, RESTORE, RECOVER, INDEXES, REMOVE),
            "ProofCheckPages",
            List.of("ProofDiscard"))
        .askingNobody();
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    return Clusters.ledBy("pg-1", 2);
  }

  @Override
  public Promise promise(TargetName cluster) {
    return new Promise(4 * 3600, 3600, 86_400, List.of("pg-1", "pg-2", "pg-3"));
  }

  @Override
  public BackupView newest(TargetName cluster, String member) {
    return new BackupView("F", "full", 3600, 1000, 100, "aes-256-cbc", false, SEGMENT);
  }

  @Override
  public WalView wal(TargetName cluster, String leader, String from) {
    return new WalView(from, SEGMENT, 1, List.of(), 0, "");
  }

  @Override
  public ScratchView scratch(TargetName cluster, String member) {
    boolean used = stands(RESTORE) && !stands(REMOVE);
    return new ScratchView(member, "/scratch", used ? List.of("copy") : List.of(), 10_000);
  }

  @Override
  public Tables tables(TargetName cluster, String leader) {
    return new Tables(MOMENT, List.of(new Tables.Sum("a.b.c", 1, "1")), List.of());
  }

  @Override
  public Tables copy(TargetName cluster, String member) {
    return tables(cluster, member);
  }

  @Override
  public Verdict verdict(TargetName cluster, String member) {
    List<String> done = new ArrayList<>();
    if (stands(INDEXES)) {
      done.add(Verdict.INDEXES);
    }
    if (stands(PAGES)) {
      done.add(Verdict.PAGES);
    }
    return new Verdict(List.of(), done);
  }

  @Override
  public void archiveMoment(TargetName cluster, String leader) {
    once(ARCHIVE);
  }

  @Override
  public void restore(TargetName cluster, String member, String label, String moment) {
    once(RESTORE);
  }

  @Override
  public void recover(TargetName cluster, String member) {
    once(RECOVER);
  }

  @Override
  public void checkIndexes(TargetName cluster, String member) {
    once(INDEXES);
  }

  @Override
  public void checkPages(TargetName cluster, String member) {
    irrevocably(cluster, PAGES);
  }

  @Override
  public void discard(TargetName cluster, String member) {
    if (stands(RESTORE)) {
      once(REMOVE);
    }
  }
}
