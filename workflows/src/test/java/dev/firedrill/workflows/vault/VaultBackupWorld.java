package dev.firedrill.workflows.vault;

import dev.firedrill.workflows.contract.World;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A cluster whose newest snapshot is yesterday's. */
public final class VaultBackupWorld implements World, VaultActivities, SnapshotActivities {

  static final TargetName CLUSTER = new TargetName("secrets");

  static final String SUM = "5e1f";
  static final Seal SEAL = new Seal("5ea1", 3, 5);
  private static final String PLACE = "store.example.org/vault-snapshots/secrets/";

  /** What is different from the usual case. */
  enum Twist {
    ALL_SEALED,
    NO_SNAPSHOT_YET,
    ANOTHER_SUM,
    CUT_OFF
  }

  private final Set<Twist> twists;
  private final List<String> effects = new CopyOnWriteArrayList<>();

  /** The usual case. */
  public VaultBackupWorld() {
    this(Set.of());
  }

  VaultBackupWorld(Set<Twist> twists) {
    this.twists = Set.copyOf(twists);
  }

  @Override
  public String runbook() {
    return "vault-backup";
  }

  @Override
  public List<Object> verbs() {
    return List.of(this);
  }

  @Override
  public Request request() {
    return new VaultBackupRequest(CLUSTER);
  }

  @Override
  public List<String> effects() {
    return List.copyOf(effects);
  }

  @Override
  public List<String> defectsAfterRecovery() {
    return effects.size() == 1 ? List.of() : List.of("not one snapshot was taken: " + effects);
  }

  @Override
  public List<String> defectsAfterUndo() {
    return List.of();
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    return twists.contains(Twist.ALL_SEALED)
        ? Nodes.of(
            ServiceView.unasked("no node is active", 1),
            Nodes.sealed("vault-1"),
            Nodes.sealed("vault-2"),
            Nodes.sealed("vault-3"))
        : Nodes.whole();
  }

  @Override
  public SnapshotsView list(TargetName cluster) {
    if (!effects.isEmpty()) {
      return seen(2, new StoredSnapshot("secrets/today.snap", 3, 14_000, SUM, "AES256"));
    }
    return twists.contains(Twist.NO_SNAPSHOT_YET)
        ? seen(0, StoredSnapshot.none())
        : seen(1, new StoredSnapshot("secrets/yesterday.snap", 86_000, 13_000, "0a", "AES256"));
  }

  private static SnapshotsView seen(int count, StoredSnapshot newest) {
    return new SnapshotsView(PLACE, count, newest, 86_400, List.of());
  }

  @Override
  public void take(TargetName cluster, String day) {
    if (effects.isEmpty()) {
      effects.add("take a snapshot");
    }
  }

  @Override
  public ContentView read(TargetName cluster, String key) {
    if (twists.contains(Twist.CUT_OFF)) {
      return new ContentView(
          9_000, "0b", 0, 0, Seal.none(), List.of("it is damaged: it ends too early"));
    }
    String sum = twists.contains(Twist.ANOTHER_SUM) ? "0c" : SUM;
    return new ContentView(14_000, sum, 77, 42, SEAL, List.of());
  }

  @Override
  public ContentView now(TargetName cluster) {
    throw new IllegalStateException("nothing is compared here");
  }

  @Override
  public ClusterView observeAfterShares(TargetName cluster) {
    throw new IllegalStateException("nobody enters shares here");
  }

  @Override
  public void clear(TargetName cluster, List<Attempt> attempts) {
    throw new IllegalStateException("nobody enters shares here");
  }

  @Override
  public void clearOwn(TargetName cluster, List<Attempt> attempts) {
    throw new IllegalStateException("nobody enters shares here");
  }
}
