package dev.firedrill.workflows.vault;

import dev.firedrill.workflows.contract.World;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A snapshot of this morning, and a scratch place where nothing runs. */
public final class VaultBackupVerificationWorld
    implements World, SnapshotActivities, ScratchActivities {

  static final TargetName CLUSTER = new TargetName("secrets");

  private static final Seal SEAL = new Seal("5ea1", 3, 5);
  private static final String RESTORE = "restore into the scratch node";
  private static final String REMOVE = "remove the scratch node";

  /** What is different from the usual case. */
  enum Twist {
    TOO_OLD,
    CUT_OFF,
    OTHER_SHARES,
    SET_BACK,
    OCCUPIED,
    NOT_TAKEN,
    TOO_SLOW
  }

  private final Set<Twist> twists;
  private final List<String> effects = new CopyOnWriteArrayList<>();

  /** The usual case. */
  public VaultBackupVerificationWorld() {
    this(Set.of());
  }

  VaultBackupVerificationWorld(Set<Twist> twists) {
    this.twists = Set.copyOf(twists);
  }

  @Override
  public String runbook() {
    return "vault-backup-verification";
  }

  @Override
  public List<Object> verbs() {
    return List.of(this);
  }

  @Override
  public Request request() {
    return new VaultBackupVerificationRequest(CLUSTER);
  }

  @Override
  public List<String> effects() {
    return List.copyOf(effects);
  }

  @Override
  public List<String> defectsAfterRecovery() {
    return effects.equals(List.of(RESTORE, REMOVE))
        ? List.of()
        : List.of("not one node was made and removed: " + effects);
  }

  @Override
  public List<String> defectsAfterUndo() {
    return runs() ? List.of("the scratch node was left") : List.of();
  }

  private boolean runs() {
    return !effects.isEmpty() && effects.getLast().equals(RESTORE);
  }

  @Override
  public SnapshotsView list(TargetName cluster) {
    long age = twists.contains(Twist.TOO_OLD) ? 90_000 : 9_000;
    return new SnapshotsView(
        "store.example.org/vault-snapshots/secrets/",
        7,
        new StoredSnapshot("secrets/today.snap", age, 14_000, "5e1f", "AES256"),
        86_400);
  }

  @Override
  public void take(TargetName cluster, String day) {
    throw new IllegalStateException("nothing is stored here");
  }

  @Override
  public ContentView read(TargetName cluster, String key) {
    return twists.contains(Twist.CUT_OFF)
        ? new ContentView(14_000, "5e1f", 0, 0, Seal.none(), List.of("it is damaged: cut off"))
        : new ContentView(14_000, "5e1f", 77, 42, SEAL, List.of());
  }

  @Override
  public ContentView now(TargetName cluster) {
    Seal seal = twists.contains(Twist.OTHER_SHARES) ? new Seal("0ea1", 3, 5) : SEAL;
    long index = twists.contains(Twist.SET_BACK) ? 70 : 99;
    return new ContentView(15_000, "77", index, 44, seal, List.of());
  }

  @Override
  public ScratchNode observe(TargetName cluster) {
    return new ScratchNode("127.0.0.1:8200", node(), twists.contains(Twist.TOO_SLOW) ? -1 : 3600);
  }

  private NodeView node() {
    if (runs() && twists.contains(Twist.NOT_TAKEN)) {
      return Nodes.active("scratch");
    }
    if (runs() || twists.contains(Twist.OCCUPIED)) {
      return Nodes.sealed("scratch");
    }
    return NodeView.silent("scratch", "refuses connections");
  }

  @Override
  public void restore(TargetName cluster, String key) {
    if (!effects.contains(RESTORE)) {
      effects.add(RESTORE);
    }
  }

  @Override
  public void discard(TargetName cluster) {
    if (runs()) {
      effects.add(REMOVE);
    }
  }
}
