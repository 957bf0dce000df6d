package dev.firedrill.workflows.patroni;

import dev.firedrill.workflows.backup.ArchiveActivities;
import dev.firedrill.workflows.backup.ArchiverView;
import dev.firedrill.workflows.backup.BackupActivities;
import dev.firedrill.workflows.backup.BackupView;
import dev.firedrill.workflows.backup.Comparison;
import dev.firedrill.workflows.backup.Promise;
import dev.firedrill.workflows.backup.Twin;
import dev.firedrill.workflows.contract.World;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A cluster with yesterday's backup, and an archive that works. */
public final class BackupWorld extends FewProofs
    implements World, ArchiveActivities, BackupActivities {

  static final TargetName CLUSTER = new TargetName("orders-db");

  private static final String YESTERDAYS = "20261120-010000F";

  /** What is different from the usual case. */
  enum Twist {
    NO_CIPHER,
    NO_BACKUP,
    JAM
  }

  private final Set<Twist> twists;
  private final BackupKind kind;
  private final List<String> effects = new CopyOnWriteArrayList<>();

  /** The usual case. */
  public BackupWorld() {
    this(BackupKind.INCREMENTAL, Set.of());
  }

  BackupWorld(BackupKind kind, Set<Twist> twists) {
    this.kind = kind;
    this.twists = Set.copyOf(twists);
  }

  @Override
  public String runbook() {
    return "backup";
  }

  @Override
  public List<Object> verbs() {
    return List.of(this);
  }

  @Override
  public Request request() {
    return new BackupRequest(CLUSTER, kind);
  }

  @Override
  public List<String> effects() {
    return List.copyOf(effects);
  }

  @Override
  public List<String> defectsAfterRecovery() {
    return effects.size() == 1 ? List.of() : List.of("not one backup was taken: " + effects);
  }

  @Override
  public List<String> defectsAfterUndo() {
    return List.of();
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    return Clusters.ledBy("pg-1", 2);
  }

  @Override
  public void checkArchive(TargetName cluster, String leader) {
    throw neverCalled();
  }

  @Override
  public void backUp(TargetName cluster, String leader) {
    take("incremental");
  }

  @Override
  public void backUpInFull(TargetName cluster, String leader) {
    take("full");
  }

  private void take(String type) {
    if (effects.isEmpty()) {
      effects.add(type);
    }
  }

  @Override
  public ArchiverView observe(TargetName cluster, String leader) {
    String failed = twists.contains(Twist.JAM) ? "00000002000000000000000A" : "";
    return new ArchiverView(
        leader,
        "00000002000000000000000B",
        "000000020000000000000009",
        failed,
        !failed.isEmpty(),
        List.of());
  }

  @Override
  public Promise promise(TargetName cluster) {
    return new Promise(4 * 3600, 3600, 86_400, List.of());
  }

  @Override
  public BackupView newest(TargetName cluster, String member) {
    String cipher = twists.contains(Twist.NO_CIPHER) ? "none" : "aes-256-cbc";
    boolean fresh = !effects.isEmpty();
    if (!fresh && twists.contains(Twist.NO_BACKUP)) {
      return BackupView.none(cipher);
    }
    return new BackupView(
        fresh ? "20261120-010000F_20261121-010000I" : YESTERDAYS,
        fresh ? "incr" : "full",
        fresh ? 2 : 86_000,
        20_000_000,
        4_000_000,
        cipher,
        false,
        "000000020000000000000003");
  }

  @Override
  public Comparison compare(TargetName cluster, String leader) {
    throw neverCalled();
  }

  @Override
  public void setAside(TargetName cluster, String leader, List<Twin> segments) {
    throw neverCalled();
  }

  @Override
  public void letPass(TargetName cluster, String leader, List<Twin> segments) {
    throw neverCalled();
  }
}
