package dev.firedrill.workflows.vault;

import static dev.firedrill.workflows.vault.Nodes.WELL;
import static dev.firedrill.workflows.vault.Nodes.active;
import static dev.firedrill.workflows.vault.Nodes.sealed;
import static dev.firedrill.workflows.vault.Nodes.standby;

import dev.firedrill.workflows.contract.World;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Three nodes, of which vault-2 is sealed, with a share that somebody entered before. What holders
 * enter goes past every verb: here it has had its effect when the run looks for that.
 */
public final class VaultUnsealWorld implements World, VaultActivities {

  static final TargetName CLUSTER = new TargetName("secrets");
  private static final String CLEAR = "clear vault-2";

  /** What is different from the usual case. */
  enum Twist {
    /** A share is wrong in the first round. */
    WRONG_SHARE,
    /** A share is wrong in every round. */
    ALWAYS_WRONG,
    SOMEBODY_ENTERS_WHILE_PEOPLE_THINK,
    /** They do before the holders of the first round have. */
    SOMEBODY_ENTERS_IN_THE_FIRST_ROUND,
    SOMEBODY_ENTERS_IN_EVERY_ROUND,
    /** They come to the last share while people think of what they have entered. */
    SOMEBODY_UNSEALS_IT,
    NOBODY_WAS_BEFORE,
    THREE_SHARES
  }

  private final Set<Twist> twists;
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger rounds = new AtomicInteger();
  private final List<String> effects = new CopyOnWriteArrayList<>();
  private volatile boolean unsealed;
  private volatile boolean theirs;
  private volatile int entered = 1;

  /** The usual case; one share is enough, so that one person is. */
  public VaultUnsealWorld() {
    this(Set.of());
  }

  VaultUnsealWorld(Set<Twist> twists) {
    this.twists = Set.copyOf(twists);
    this.entered = twists.contains(Twist.NOBODY_WAS_BEFORE) ? 0 : 1;
  }

  @Override
  public String runbook() {
    return "vault-unseal";
  }

  @Override
  public List<Object> verbs() {
    return List.of(this);
  }

  @Override
  public Map<String, World> variants() {
    return Map.of("beside-others", new VaultBesideOthersWorld());
  }

  @Override
  public Request request() {
    return new UnsealRequest(CLUSTER, "");
  }

  @Override
  public List<String> effects() {
    return List.copyOf(effects);
  }

  @Override
  public List<String> defectsAfterRecovery() {
    return effects.equals(List.of(CLEAR)) && unsealed
        ? List.of()
        : List.of("what was entered was not cleared, or vault-2 is sealed: " + effects);
  }

  @Override
  public List<String> defectsAfterUndo() {
    return effects.isEmpty() ? List.of() : List.of("something was changed: " + effects);
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    boolean later = looks.incrementAndGet() > 1;
    unsealed |= theirs && twists.contains(Twist.SOMEBODY_UNSEALS_IT);
    if (later && twists.contains(Twist.SOMEBODY_ENTERS_WHILE_PEOPLE_THINK)) {
      return seen(2);
    }
    return seen(entered);
  }

  @Override
  public ClusterView observeAfterShares(TargetName cluster) {
    int round = rounds.incrementAndGet();
    theirs =
        twists.contains(Twist.SOMEBODY_ENTERS_IN_EVERY_ROUND)
            || (round == 1
                && (twists.contains(Twist.SOMEBODY_ENTERS_IN_THE_FIRST_ROUND)
                    || twists.contains(Twist.SOMEBODY_UNSEALS_IT)));
    entered = theirs ? 1 : entered;
    boolean wrong = // where something else is entered, no share of this round is sent
        entered > 0
            || twists.contains(Twist.ALWAYS_WRONG)
            || (round == 1 && twists.contains(Twist.WRONG_SHARE));
    unsealed = !wrong;
    entered = wrong ? 1 : 0;
    return seen(entered).with(node -> node.withBrought(theirs ? 0 : node.progress()));
  }

  private ClusterView seen(int progress) {
    int threshold = twists.contains(Twist.THREE_SHARES) ? 3 : 1;
    return Nodes.of(
        WELL,
        active("vault-1"),
        unsealed ? standby("vault-2") : sealed("vault-2", threshold, progress),
        standby("vault-3"));
  }

  @Override
  public void clearOwn(TargetName cluster, List<Attempt> attempts) {
    clear(cluster, attempts);
  }

  @Override
  public void clear(TargetName cluster, List<Attempt> attempts) {
    for (Attempt attempt : attempts) {
      if (entered > 0) {
        entered = 0;
        effects.add("clear " + attempt.node());
      }
    }
  }
}
