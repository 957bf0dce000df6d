package dev.firedrill.workflows.kafka;

import dev.firedrill.workflows.contract.World;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Three brokers that are controllers, too, of which kafka-2 has lost its disks. */
public final class KafkaDiskLostWorld extends FewVerbs implements World, DiskActivities {

  static final TargetName CLUSTER = new TargetName("orders-bus");
  private static final String BROKER = "kafka-2";
  private static final String FORMAT = "format";
  private static final String START = "start";
  private static final String REMOVE = "remove dir-of-2";
  private static final String ADD = "add new at [CONTROLLER://127.0.0.22:9093]";
  private static final String ELECT = "elect";

  /** What is different from the usual case. */
  enum Twist {
    SOMETHING_IS_LEFT_ON_IT,
    A_FILE_APPEARS_WHILE_PEOPLE_THINK,
    ANOTHER_DISK_IS_MOUNTED_WHILE_PEOPLE_THINK,
    ANOTHER_DIES_WHILE_PEOPLE_THINK,
    IT_HAD_THE_LAST_COPY,
    THE_OTHER_VOTERS_CHANGE_WHILE_PEOPLE_THINK
  }

  private final Set<Twist> twists;
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger looksAtDisks = new AtomicInteger();
  private final List<String> effects = new CopyOnWriteArrayList<>();

  /** The usual case. */
  public KafkaDiskLostWorld() {
    this(Set.of());
  }

  KafkaDiskLostWorld(Set<Twist> twists) {
    this.twists = Set.copyOf(twists);
  }

  @Override
  public String runbook() {
    return "kafka-disk-lost";
  }

  @Override
  public List<Object> verbs() {
    return List.of(this);
  }

  @Override
  public Request request() {
    return new DiskLostRequest(CLUSTER, BROKER);
  }

  @Override
  public List<String> effects() {
    return List.copyOf(effects);
  }

  @Override
  public List<String> defectsAfterRecovery() {
    return effects.equals(List.of(FORMAT, START, REMOVE, ADD, ELECT))
        ? List.of()
        : List.of("not done in this order: " + effects);
  }

  @Override
  public List<String> defectsAfterUndo() {
    return effects.isEmpty() ? List.of() : List.of("something was changed: " + effects);
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    if (effects.contains(START)) {
      ClusterView whole = Clusters.whole(effects.contains(ELECT));
      return effects.contains(ADD)
          ? Clusters.reformatted(whole, 2, "new", true)
          : effects.contains(REMOVE)
              ? Clusters.following(Clusters.voting(whole, 3, 1), 2, "new")
              : Clusters.following(whole, 2, "new");
    }
    boolean later = looks.incrementAndGet() > 1;
    if (later && twists.contains(Twist.ANOTHER_DIES_WHILE_PEOPLE_THINK)) {
      return Clusters.of(
          List.of(Clusters.up(1), Clusters.down(2), Clusters.down(3)), List.of(2, 3), 1, 0);
    }
    ClusterView seen = Clusters.without(2);
    if (later && twists.contains(Twist.THE_OTHER_VOTERS_CHANGE_WHILE_PEOPLE_THINK)) {
      return Clusters.voting(seen, 3, 2);
    }
    return twists.contains(Twist.IT_HAD_THE_LAST_COPY)
        ? Clusters.with(seen, new Placement(List.of(2), List.of(2), -1, 1, 4, "logs-0"))
        : seen;
  }

  @Override
  public ClusterView observeWithout(TargetName cluster, String broker) {
    return observe(cluster);
  }

  @Override
  public HostView lookAtHost(TargetName cluster, String broker) {
    if (!effects.contains(FORMAT)) {
      return Clusters.withoutDisk(2);
    }
    boolean up = effects.contains(START);
    return new HostView(
        broker,
        "",
        up ? List.of(4711L) : List.of(),
        up ? 10 : 0,
        List.of(new DirectoryView(Clusters.DIRECTORY, "", Clusters.ID, 2, "new")));
  }

  @Override
  public DisksView lookAtDisks(TargetName cluster, String broker) {
    boolean later = looksAtDisks.incrementAndGet() > 1;
    boolean filled =
        twists.contains(Twist.SOMETHING_IS_LEFT_ON_IT)
            || (later && twists.contains(Twist.A_FILE_APPEARS_WHILE_PEOPLE_THINK));
    boolean moved = later && twists.contains(Twist.ANOTHER_DISK_IS_MOUNTED_WHILE_PEOPLE_THINK);
    return Clusters.disks(2, filled ? List.of("orders-0") : List.of(), moved ? "sdc1" : "sdb1");
  }

  @Override
  public void format(TargetName cluster, String broker, String clusterId) {
    once(FORMAT);
  }

  @Override
  public void start(TargetName cluster, String broker) {
    once(START);
  }

  @Override
  public void removeVoter(TargetName cluster, String broker, String directoryId) {
    once("remove " + directoryId);
  }

  @Override
  public void addVoter(
      TargetName cluster, String broker, String directoryId, List<String> endpoints) {
    once("add " + directoryId + " at " + endpoints);
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
