package dev.firedrill.workflows.vault;

import dev.firedrill.workflows.contract.World;
import dev.firedrill.workflows.procedure.TargetName;
import dev.firedrill.workflows.vault.CanaryView.Reading;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A snapshot of this morning, and a scratch place where nothing runs. */
abstract class ScratchWorld implements World, SnapshotActivities, ScratchActivities {

  static final TargetName CLUSTER = new TargetName("secrets");

  static final String RESTORE = "restore into the scratch node";
  static final String REMOVE = "remove the scratch node";

  /** What is different from the usual case. */
  enum Twist {
    TOO_OLD,
    CUT_OFF,
    OTHER_SHARES,
    SET_BACK,
    OCCUPIED,
    NOT_TAKEN,
    TOO_SLOW,
    OCCUPIED_WHILE_PEOPLE_THINK,
    /** A share is wrong in the first round. */
    WRONG_SHARE,
    /** A share is wrong in every round. */
    ALWAYS_WRONG,
    NOT_READ
  }

  private final Set<Twist> twists;
  private final Seal seal;
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger rounds = new AtomicInteger();
  private final List<String> effects = new CopyOnWriteArrayList<>();
  private volatile boolean unsealed;
  private volatile boolean entered;

  /** A world whose snapshot so many shares open. */
  ScratchWorld(int threshold, Set<Twist> twists) {
    this.twists = Set.copyOf(twists);
    this.seal = new Seal("5ea1", threshold, 5);
  }

  @Override
  public final List<Object> verbs() {
    return List.of(this);
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
        86_400,
        List.of());
  }

  @Override
  public void take(TargetName cluster, String day) {
    throw new IllegalStateException("nothing is stored here");
  }

  @Override
  public ContentView read(TargetName cluster, String key) {
    return twists.contains(Twist.CUT_OFF)
        ? new ContentView(14_000, "5e1f", 0, 0, Seal.none(), List.of("it is damaged: cut off"))
        : new ContentView(14_000, "5e1f", 77, 42, seal, List.of());
  }

  @Override
  public ContentView now(TargetName cluster) {
    Seal now = twists.contains(Twist.OTHER_SHARES) ? new Seal("0ea1", 3, 5) : seal;
    long index = twists.contains(Twist.SET_BACK) ? 70 : 99;
    return new ContentView(15_000, "77", index, 44, now, List.of());
  }

  @Override
  public ScratchNode observe(TargetName cluster) {
    return new ScratchNode("127.0.0.1:8200", node(), twists.contains(Twist.TOO_SLOW) ? -1 : 3600);
  }

  private NodeView node() {
    boolean later = looks.incrementAndGet() > 1;
    if (runs() && twists.contains(Twist.NOT_TAKEN)) {
      return Nodes.active("scratch");
    }
    if (runs()) {
      return unsealed ? Nodes.active("scratch") : waiting();
    }
    boolean occupied =
        twists.contains(Twist.OCCUPIED)
            || (later && twists.contains(Twist.OCCUPIED_WHILE_PEOPLE_THINK));
    return occupied ? waiting() : NodeView.silent("scratch", "refuses connections");
  }

  private NodeView waiting() {
    return Nodes.sealed("scratch", seal.threshold(), entered ? 1 : 0);
  }

  @Override
  public ScratchNode observeAfterShares(TargetName cluster) {
    int round = rounds.incrementAndGet();
    boolean wrong =
        entered
            || twists.contains(Twist.ALWAYS_WRONG)
            || (round == 1 && twists.contains(Twist.WRONG_SHARE));
    unsealed = !wrong;
    entered = wrong;
    return observe(cluster);
  }

  @Override
  public void clear(TargetName cluster, List<Attempt> attempts) {
    entered = false;
  }

  @Override
  public CanaryView read(TargetName cluster) {
    Reading well = new Reading("", "ca7a47");
    boolean read = unsealed && !twists.contains(Twist.NOT_READ);
    Reading restored = read ? well : new Reading("with status 403", "");
    return new CanaryView("secret/data/canary", restored, well);
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
