package dev.firedrill.workflows.kafka;

import dev.firedrill.workflows.contract.World;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Three brokers, of which kafka-2 is dead. */
public final class KafkaBrokerDownWorld implements World, KafkaActivities {

  static final TargetName CLUSTER = new TargetName("orders-bus");
  private static final String START = "start kafka-2";
  private static final String ELECT = "elect kafka-2";

  /** What is different from the usual case. */
  enum Twist {
    ANOTHER_DIES_WHILE_PEOPLE_THINK,
    SOMEBODY_STARTS_IT_WHILE_PEOPLE_THINK,
    ITS_DIRECTORY_IS_FORMATTED_WHILE_PEOPLE_THINK,
    THE_QUORUM_IS_LOST_WHILE_PEOPLE_THINK,
    NOT_NOTICED_BY_THE_CLUSTER,
    IT_IS_UP
  }

  private final Set<Twist> twists;
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger looksAtHost = new AtomicInteger();
  private final List<String> effects = new CopyOnWriteArrayList<>();
  private final List<String> looksAfterStart = new CopyOnWriteArrayList<>();

  /** The usual case. */
  public KafkaBrokerDownWorld() {
    this(Set.of());
  }

  KafkaBrokerDownWorld(Set<Twist> twists) {
    this.twists = Set.copyOf(twists);
  }

  @Override
  public String runbook() {
    return "kafka-broker-down";
  }

  @Override
  public List<Object> verbs() {
    return List.of(this);
  }

  @Override
  public Request request() {
    return new BrokerDownRequest(CLUSTER, "kafka-2");
  }

  @Override
  public List<String> effects() {
    return List.copyOf(effects);
  }

  @Override
  public List<String> defectsAfterRecovery() {
    return effects.equals(List.of(START, ELECT))
        ? List.of()
        : List.of("kafka-2 was not started and made leader, in this order: " + effects);
  }

  @Override
  public List<String> defectsAfterUndo() {
    return effects.isEmpty() ? List.of() : List.of("something was changed: " + effects);
  }

  /** What was looked at since the broker was started, in this order. */
  List<String> looksAfterStart() {
    return List.copyOf(looksAfterStart);
  }

  private void looksAt(String what) {
    if (effects.contains(START)) {
      looksAfterStart.add(what);
    }
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    looksAt("cluster");
    if (effects.contains(START) || twists.contains(Twist.IT_IS_UP)) {
      return Clusters.whole(effects.contains(ELECT));
    }
    boolean later = looks.incrementAndGet() > 1;
    if (later && twists.contains(Twist.THE_QUORUM_IS_LOST_WHILE_PEOPLE_THINK)) {
      return ClusterView.silent("no answer within 8 s");
    }
    if (later && twists.contains(Twist.ANOTHER_DIES_WHILE_PEOPLE_THINK)) {
      return Clusters.of(
          List.of(Clusters.up(1), Clusters.down(2), Clusters.down(3)), List.of(2, 3), 1, 0);
    }
    return twists.contains(Twist.NOT_NOTICED_BY_THE_CLUSTER)
        ? Clusters.whole(true)
        : Clusters.without(2);
  }

  @Override
  public ClusterView observeWithout(TargetName cluster, String broker) {
    return observe(cluster);
  }

  @Override
  public HostView lookAtHost(TargetName cluster, String broker) {
    looksAt("host");
    boolean later = looksAtHost.incrementAndGet() > 1;
    boolean byOthers = later && twists.contains(Twist.SOMEBODY_STARTS_IT_WHILE_PEOPLE_THINK);
    if (effects.contains(START) || byOthers || twists.contains(Twist.IT_IS_UP)) {
      return Clusters.running(2, 10);
    }
    return later && twists.contains(Twist.ITS_DIRECTORY_IS_FORMATTED_WHILE_PEOPLE_THINK)
        ? new HostView(
            broker,
            "",
            List.of(),
            0,
            List.of(new DirectoryView(Clusters.DIRECTORY, "", Clusters.ID, 2, "another")))
        : Clusters.dead(2);
  }

  @Override
  public void start(TargetName cluster, String broker) {
    once("start " + broker);
  }

  @Override
  public void electPreferred(TargetName cluster, String broker) {
    once("elect " + broker);
  }

  private void once(String effect) {
    if (!effects.contains(effect)) {
      effects.add(effect);
    }
  }
}
