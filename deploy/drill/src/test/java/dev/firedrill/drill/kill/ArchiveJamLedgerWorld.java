package dev.firedrill.drill.kill;

import dev.firedrill.workflows.backup.ArchiverView;
import dev.firedrill.workflows.backup.Comparison;
import dev.firedrill.workflows.backup.Twin;
import dev.firedrill.workflows.patroni.ArchiveJamRequest;
import dev.firedrill.workflows.patroni.ClusterView;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import java.util.Map;

/**
 * A leader that cannot archive a segment, which the repository has with other content. A run that
 * may not let it pass leaves its copy where it is: copies are not taken back.
 */
final class ArchiveJamLedgerWorld extends ClusterLedgerWorld {

  private static final String BEFORE = "000000020000000000000007";
  private static final String STUCK = "000000020000000000000008";
  private static final String CURRENT = "000000020000000000000009";
  private static final String NEXT = "00000002000000000000000A";

  private static final String ASIDE = "copy " + STUCK;
  private static final String PASS = "mark " + STUCK;
  private static final String CHECK = "archive a segment";
  private static final String BACKUP = "back pg-1 up in full";

  ArchiveJamLedgerWorld(Ledgers ledgers) {
    super("patroni-archive-jam", "letters-db", ledgers);
  }

  @Override
  Request request(TargetName cluster) {
    return new ArchiveJamRequest(cluster);
  }

  @Override
  Map<String, String> inputs() {
    return Map.of();
  }

  @Override
  public Plot recovers() {
    return recovers(
        List.of(ASIDE, PASS, CHECK, BACKUP),
        "ArchiveLetPass",
        List.of("ArchiveSetAside", "ArchiveLetPass", "BackupCheckArchive", "BackupBackUpInFull"));
  }

  @Override
  public Plot stops() {
    return stops(Ending.ABORTED, List.of(ASIDE), "ArchiveLetPass", List.of());
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    return Clusters.ledBy("pg-1", 2);
  }

  @Override
  public ArchiverView observe(TargetName cluster, String leader) {
    if (!stands(PASS)) {
      return new ArchiverView(leader, CURRENT, BEFORE, STUCK, true, List.of(STUCK));
    }
    return stands(CHECK)
        ? new ArchiverView(leader, NEXT, CURRENT, STUCK, false, List.of())
        : new ArchiverView(leader, CURRENT, STUCK, STUCK, false, List.of());
  }

  @Override
  public Comparison compare(TargetName cluster, String leader) {
    Twin twin = new Twin(STUCK, "a".repeat(40), "b".repeat(40));
    return new Comparison(List.of(twin), List.of(), "/data.set-aside");
  }

  @Override
  public void setAside(TargetName cluster, String leader, List<Twin> segments) {
    once(ASIDE);
  }

  @Override
  public void letPass(TargetName cluster, String leader, List<Twin> segments) {
    irrevocably(cluster, PASS);
  }

  @Override
  public void checkArchive(TargetName cluster, String leader) {
    once(CHECK);
  }

  @Override
  public void backUpInFull(TargetName cluster, String leader) {
    once(BACKUP);
  }
}
