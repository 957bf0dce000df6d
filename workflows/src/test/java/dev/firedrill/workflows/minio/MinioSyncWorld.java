package dev.firedrill.workflows.minio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.contract.Patience;
import dev.firedrill.workflows.contract.World;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A target whose one node is dead, and which lacks two objects when it lives again. */
public final class MinioSyncWorld implements World, ReplicationActivities {

  static final TargetName CLUSTER = new TargetName("photos");

  private static final String START = "start copy-1";
  private static final String RESYNC = "resync";

  /** What is different from the usual case. */
  enum Twist {
    THE_NODE_LIVES,
    NOTHING_IS_MISSING,
    THE_BACKLOG_GOES_WHILE_PEOPLE_THINK,
    SOMEBODY_WRITES_TO_THE_TARGET_WHILE_PEOPLE_THINK,
    SOMEBODY_STARTS_IT_WHILE_PEOPLE_THINK,
    THE_CANARY_STAYS,
    ONE_OBJECT_IS_COVERED
  }

  private final Set<Twist> twists;
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger comparisons = new AtomicInteger();
  private final CountDownLatch looksAfterResync = new CountDownLatch(3);
  private final List<String> effects = new CopyOnWriteArrayList<>();

  /** The usual case. */
  public MinioSyncWorld() {
    this(Set.of());
  }

  MinioSyncWorld(Set<Twist> twists) {
    this.twists = Set.copyOf(twists);
  }

  @Override
  public String runbook() {
    return "minio-sync";
  }

  @Override
  public List<Object> verbs() {
    return List.of(this);
  }

  @Override
  public Request request() {
    return new SyncRequest(CLUSTER);
  }

  @Override
  public List<String> effects() {
    return List.copyOf(effects);
  }

  @Override
  public Map<String, World> variants() {
    return Map.of("resync", new MinioSyncWorld(Set.of(Twist.THE_NODE_LIVES)));
  }

  @Override
  public List<String> defectsAfterRecovery() {
    List<String> right =
        twists.contains(Twist.THE_NODE_LIVES) ? List.of(RESYNC) : List.of(START, RESYNC);
    return effects.equals(right) ? List.of() : List.of("not done in this order: " + effects);
  }

  @Override
  public List<String> defectsAfterUndo() {
    return effects.isEmpty() ? List.of() : List.of("something was changed: " + effects);
  }

  @Override
  public SidesView observe(TargetName cluster) {
    boolean byOthers =
        looks.incrementAndGet() > 1 && twists.contains(Twist.SOMEBODY_STARTS_IT_WHILE_PEOPLE_THINK);
    boolean lives = effects.contains(START) || byOthers || twists.contains(Twist.THE_NODE_LIVES);
    return Sides.of(Sides.source(), lives ? Sides.copy() : Sides.deadCopy(), Sides.RULE);
  }

  @Override
  public Comparison compare(TargetName cluster) {
    boolean later = comparisons.incrementAndGet() > 1;
    if (effects.contains(RESYNC)) {
      looksAfterResync.countDown();
      return after();
    }
    if (twists.contains(Twist.NOTHING_IS_MISSING)
        || (later && twists.contains(Twist.THE_BACKLOG_GOES_WHILE_PEOPLE_THINK))) {
      return Sides.inLine();
    }
    Unlike extra =
        later && twists.contains(Twist.SOMEBODY_WRITES_TO_THE_TARGET_WHILE_PEOPLE_THINK)
            ? Sides.some("theirs")
            : Sides.NONE;
    return Sides.differing(Sides.some("a", "b"), Sides.NONE, covered(), extra);
  }

  private Comparison after() {
    return twists.contains(Twist.THE_CANARY_STAYS)
        ? new Comparison(
            80,
            Sides.NONE,
            Sides.NONE,
            Sides.NONE,
            Sides.NONE,
            "",
            "",
            "",
            "",
            "AccessDenied",
            false)
        : Sides.differing(Sides.NONE, Sides.NONE, covered(), Sides.NONE);
  }

  private Unlike covered() {
    return twists.contains(Twist.ONE_OBJECT_IS_COVERED) ? Sides.some("c") : Sides.NONE;
  }

  @Override
  public void start(TargetName cluster, List<String> nodes) {
    nodes.forEach(each -> once("start " + each));
  }

  @Override
  public void resync(TargetName cluster) {
    once(RESYNC);
  }

  /** Returns once both sides were compared thrice since the resync: so it was not enough. */
  void awaitLooksAfterResync() throws InterruptedException {
    assertThat(looksAfterResync.await(Patience.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  private void once(String effect) {
    if (!effects.contains(effect)) {
      effects.add(effect);
    }
  }
}
