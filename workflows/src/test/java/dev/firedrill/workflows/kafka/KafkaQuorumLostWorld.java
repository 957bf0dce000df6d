package dev.firedrill.workflows.kafka;

import dev.firedrill.workflows.contract.World;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Three brokers that are controllers, too, of which kafka-2 and kafka-3 are dead. */
public final class KafkaQuorumLostWorld extends FewVerbs implements World {

  static final TargetName CLUSTER = new TargetName("orders-bus");
  static final String START_2 = "start kafka-2";
  static final String START_3 = "start kafka-3";
  static final String ELECT = "elect";

  /** What is different from the usual case. */
  enum Twist {
    IT_ANSWERS_WHILE_PEOPLE_THINK,
    SOMEBODY_STARTS_ONE_WHILE_PEOPLE_THINK,
    THE_LAST_ONE_DIES_WHILE_PEOPLE_THINK,
    ITS_DISKS_ARE_LOST_ON_KAFKA_3,
    ITS_DISKS_ARE_LOST_ON_BOTH,
    A_REMOVAL_IS_CARRIED_OUT_LATE,
    A_BROKER_WITHOUT_A_VOTE_IS_DEAD_TOO
  }

  private final Set<Twist> twists;
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger looksAtVoters = new AtomicInteger();
  private final List<String> effects = new CopyOnWriteArrayList<>();

  /** The usual case. */
  public KafkaQuorumLostWorld() {
    this(Set.of());
  }

  KafkaQuorumLostWorld(Set<Twist> twists) {
    this.twists = Set.copyOf(twists);
  }

  @Override
  public String runbook() {
    return "kafka-quorum-lost";
  }

  @Override
  public List<Object> verbs() {
    return List.of(this);
  }

  @Override
  public Request request() {
    return new QuorumLostRequest(CLUSTER);
  }

  @Override
  public List<String> effects() {
    return List.copyOf(effects);
  }

  @Override
  public List<String> defectsAfterRecovery() {
    return effects.equals(List.of(START_2, START_3, ELECT))
        ? List.of()
        : List.of("not started and then elected, in this order: " + effects);
  }

  @Override
  public List<String> defectsAfterUndo() {
    return effects.isEmpty() ? List.of() : List.of("something was changed: " + effects);
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    boolean later = looks.incrementAndGet() > 1;
    if (!hasQuorum() && !(later && twists.contains(Twist.IT_ANSWERS_WHILE_PEOPLE_THINK))) {
      return ClusterView.silent("no answer within 8 s");
    }
    if (twists.contains(Twist.A_REMOVAL_IS_CARRIED_OUT_LATE)) {
      return Clusters.voting(Clusters.whole(effects.contains(ELECT)), 1, 2);
    }
    return runs(3)
        ? Clusters.whole(effects.contains(ELECT))
        : Clusters.of(
            List.of(Clusters.up(1), Clusters.up(2), Clusters.down(3)),
            List.of(3),
            effects.contains(ELECT) ? 2 : 1,
            60_000);
  }

  private boolean hasQuorum() {
    return runs(2) || runs(3);
  }

  private boolean runs(int id) {
    return id == 1 || effects.contains("start kafka-" + id);
  }

  @Override
  public VotersView lookAtVoters(TargetName cluster) {
    boolean later = looksAtVoters.incrementAndGet() > 1;
    return new VotersView(
        IntStream.rangeClosed(1, 3)
            .mapToObj(id -> new VotersView.Intended(id, host(id, later)))
            .toList(),
        twists.contains(Twist.A_BROKER_WITHOUT_A_VOTE_IS_DEAD_TOO)
            ? List.of(new VotersView.Intended(5, host(5, later)))
            : List.of());
  }

  /** Each look takes as long as two sessions. */
  private long seconds() {
    return 20L * looksAtVoters.get();
  }

  private HostView host(int id, boolean later) {
    boolean lost =
        (twists.contains(Twist.ITS_DISKS_ARE_LOST_ON_BOTH) && id > 1)
            || (twists.contains(Twist.ITS_DISKS_ARE_LOST_ON_KAFKA_3) && id == 3);
    if (lost) {
      return Clusters.withoutDisk(id);
    }
    if (later && id == 1 && twists.contains(Twist.THE_LAST_ONE_DIES_WHILE_PEOPLE_THINK)) {
      return Clusters.dead(id);
    }
    boolean byOthers =
        later && id == 2 && twists.contains(Twist.SOMEBODY_STARTS_ONE_WHILE_PEOPLE_THINK);
    return runs(id) || byOthers ? Clusters.running(id, seconds()) : Clusters.dead(id);
  }

  @Override
  public void startAll(TargetName cluster, List<String> brokers) {
    brokers.forEach(each -> once("start " + each));
  }

  @Override
  public void electAll(TargetName cluster, List<String> brokers) {
    if (!hasQuorum()) {
      throw new AssertionError("an order was sent while the quorum was lost");
    }
    once(ELECT);
  }

  private void once(String effect) {
    if (!effects.contains(effect)) {
      effects.add(effect);
    }
  }
}
