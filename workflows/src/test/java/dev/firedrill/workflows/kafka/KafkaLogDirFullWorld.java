package dev.firedrill.workflows.kafka;

import dev.firedrill.workflows.contract.World;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Three brokers, of which kafka-2 has given its full log directory up. */
public final class KafkaLogDirFullWorld extends FewVerbs implements World, RoomActivities {

  static final TargetName CLUSTER = new TargetName("orders-bus");
  private static final String BROKER = "kafka-2";
  private static final String REMOVE = "remove " + Clusters.BALLAST;
  private static final String RESTART = "restart [4711]";
  private static final String ELECT = "elect";

  /** What is different from the usual case. */
  enum Twist {
    ANOTHER_DIES_WHILE_PEOPLE_THINK,
    SOMEBODY_RESTARTS_IT_WHILE_PEOPLE_THINK,
    WHAT_MAY_BE_REMOVED_GROWS_WHILE_PEOPLE_THINK,
    NOTHING_MAY_BE_REMOVED,
    ITS_DIRECTORY_HAS_ANOTHER_PATH
  }

  private final Set<Twist> twists;
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger looksAtHost = new AtomicInteger();
  private final AtomicInteger looksAtRoom = new AtomicInteger();
  private final List<String> effects = new CopyOnWriteArrayList<>();

  /** The usual case. */
  public KafkaLogDirFullWorld() {
    this(Set.of());
  }

  KafkaLogDirFullWorld(Set<Twist> twists) {
    this.twists = Set.copyOf(twists);
  }

  @Override
  public String runbook() {
    return "kafka-log-dir-full";
  }

  @Override
  public List<Object> verbs() {
    return List.of(this);
  }

  @Override
  public Request request() {
    return new LogDirFullRequest(CLUSTER, BROKER);
  }

  @Override
  public List<String> effects() {
    return List.copyOf(effects);
  }

  @Override
  public List<String> defectsAfterRecovery() {
    return effects.equals(List.of(REMOVE, RESTART, ELECT))
        ? List.of()
        : List.of("not done in this order: " + effects);
  }

  @Override
  public List<String> defectsAfterUndo() {
    return effects.isEmpty() ? List.of() : List.of("something was changed: " + effects);
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    if (effects.contains(RESTART)) {
      return Clusters.whole(effects.contains(ELECT));
    }
    boolean later = looks.incrementAndGet() > 1;
    boolean dies = later && twists.contains(Twist.ANOTHER_DIES_WHILE_PEOPLE_THINK);
    return Clusters.of(
        List.of(
            Clusters.up(1),
            Clusters.withFailedDirectory(2),
            dies ? Clusters.down(3) : Clusters.up(3)),
        List.of(2),
        1,
        0);
  }

  @Override
  public HostView lookAtHost(TargetName cluster, String broker) {
    boolean byOthers =
        looksAtHost.incrementAndGet() > 1
            && twists.contains(Twist.SOMEBODY_RESTARTS_IT_WHILE_PEOPLE_THINK);
    return effects.contains(RESTART) || byOthers
        ? Clusters.running(2, 4712, 10)
        : Clusters.running(2, 60_000);
  }

  @Override
  public SpaceView look(TargetName cluster, String broker) {
    boolean later = looksAtRoom.incrementAndGet() > 1;
    if (effects.contains(REMOVE)) {
      return Clusters.room(2, 16, -1);
    }
    if (twists.contains(Twist.ITS_DIRECTORY_HAS_ANOTHER_PATH)) {
      return new SpaceView(
          broker,
          true,
          List.of(new SpaceView.Directory("/srv/kafka", "/dev/sdb1 at /srv", 0, 100L << 20)),
          List.of());
    }
    boolean grown = later && twists.contains(Twist.WHAT_MAY_BE_REMOVED_GROWS_WHILE_PEOPLE_THINK);
    return Clusters.room(
        2, 0, twists.contains(Twist.NOTHING_MAY_BE_REMOVED) ? -1 : grown ? 17 : 16);
  }

  @Override
  public void remove(TargetName cluster, String broker, List<String> files) {
    files.forEach(each -> once("remove " + each));
  }

  @Override
  public void restart(TargetName cluster, String broker, List<Long> processes) {
    once("restart " + processes);
  }

  @Override
  public void electPreferred(TargetName cluster, String broker) {
    once(ELECT);
  }

  private void once(String effect) {
    if (!effects.contains(effect)) {
      effects.add(effect);
    }
  }
}
