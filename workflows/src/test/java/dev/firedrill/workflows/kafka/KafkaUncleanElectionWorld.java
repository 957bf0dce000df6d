package dev.firedrill.workflows.kafka;

import dev.firedrill.workflows.contract.World;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Three brokers; of payments-0 kafka-2, which is broken, was in sync last, and kafka-3 is stale.
 */
public final class KafkaUncleanElectionWorld extends FewVerbs
    implements World, PartitionActivities {

  static final TargetName CLUSTER = new TargetName("orders-bus");
  private static final String KEEP = "keep payments-0 of kafka-2";
  private static final String ELECT = "elect kafka-3 of payments-0";
  private static final long OLD_END = 615;
  private static final long STALE_END = 302;

  /** What is different from the usual case. */
  enum Twist {
    ITS_DISKS_ARE_INTACT,
    ITS_HOST_CANNOT_BE_REACHED,
    ITS_HOST_ANSWERS_WHILE_PEOPLE_THINK,
    NOTHING_IS_LEFT_OF_IT,
    IT_COMES_BACK_WHILE_PEOPLE_THINK,
    ITS_LOG_IS_ANOTHER_WHILE_PEOPLE_THINK,
    WHO_WOULD_LEAD_IS_BROKEN_ONCE_A_LOG_IS_KEPT
  }

  private final Set<Twist> twists;
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger looksAtOld = new AtomicInteger();
  private final List<String> effects = new CopyOnWriteArrayList<>();

  /** The usual case. */
  public KafkaUncleanElectionWorld() {
    this(Set.of());
  }

  KafkaUncleanElectionWorld(Set<Twist> twists) {
    this.twists = Set.copyOf(twists);
  }

  @Override
  public String runbook() {
    return "kafka-unclean-election";
  }

  @Override
  public List<Object> verbs() {
    return List.of(this);
  }

  @Override
  public Request request() {
    return new UncleanElectionRequest(CLUSTER, Copies.NAME.topic(), Copies.NAME.number());
  }

  @Override
  public List<String> effects() {
    return List.copyOf(effects);
  }

  @Override
  public List<String> defectsAfterRecovery() {
    return effects.equals(List.of(KEEP, ELECT))
        ? List.of()
        : List.of("not done in this order: " + effects);
  }

  /** A log that was kept stays kept. */
  @Override
  public List<String> defectsAfterUndo() {
    return effects.contains(ELECT) ? List.of("a stale copy leads: " + effects) : List.of();
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    return Clusters.without(2);
  }

  @Override
  public PartitionView look(TargetName cluster, PartitionName partition) {
    boolean later = looks.incrementAndGet() > 1;
    if (effects.contains(ELECT)) {
      return Copies.partition(3, List.of(3), List.of());
    }
    if (effects.contains(KEEP)
        && twists.contains(Twist.WHO_WOULD_LEAD_IS_BROKEN_ONCE_A_LOG_IS_KEPT)) {
      return Copies.headlessWithout(3);
    }
    return later && twists.contains(Twist.IT_COMES_BACK_WHILE_PEOPLE_THINK)
        ? Copies.partition(2, List.of(2), List.of())
        : Copies.headless();
  }

  @Override
  public CopyView lookAtCopy(TargetName cluster, String broker, PartitionName partition) {
    return broker.equals("kafka-2") ? old() : Copies.live(3, STALE_END);
  }

  private CopyView old() {
    boolean later = looksAtOld.incrementAndGet() > 1;
    if (twists.contains(Twist.ITS_DISKS_ARE_INTACT)) {
      return Copies.startable(2, OLD_END);
    }
    if (twists.contains(Twist.NOTHING_IS_LEFT_OF_IT)) {
      return Copies.gone(2);
    }
    boolean answers = later && twists.contains(Twist.ITS_HOST_ANSWERS_WHILE_PEOPLE_THINK);
    if (twists.contains(Twist.ITS_HOST_CANNOT_BE_REACHED) && !answers) {
      return Copies.unreachable(2);
    }
    boolean another = later && twists.contains(Twist.ITS_LOG_IS_ANOTHER_WHILE_PEOPLE_THINK);
    return Copies.broken(2, another ? OLD_END + 1 : OLD_END);
  }

  @Override
  public TermView lookAtTerm(TargetName cluster, String broker, PartitionName partition) {
    return new TermView(5, STALE_END);
  }

  @Override
  public void keep(TargetName cluster, String broker, PartitionName partition) {
    once("keep %s of %s".formatted(partition, broker));
  }

  @Override
  public void elect(TargetName cluster, PartitionName partition, String broker) {
    once("elect %s of %s".formatted(broker, partition));
  }

  private void once(String effect) {
    if (!effects.contains(effect)) {
      effects.add(effect);
    }
  }
}
