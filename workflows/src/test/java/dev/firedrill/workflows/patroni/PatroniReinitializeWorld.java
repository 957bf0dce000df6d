package dev.firedrill.workflows.patroni;

import dev.firedrill.workflows.contract.World;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Three members, pg-1 leads, pg-2 is synchronous, and the data directory of pg-3 is broken. */
public final class PatroniReinitializeWorld extends FewVerbs implements World {

  static final TargetName CLUSTER = new TargetName("orders-db");
  private static final Lsn POSITION = new Lsn(1000);

  /** What is different from the usual case. */
  enum Twist {
    IT_LEADS_WHEN_PEOPLE_HAVE_DECIDED,
    ANOTHER_DIRECTORY_WHEN_PEOPLE_HAVE_DECIDED,
    IT_FLAPS_WHILE_PEOPLE_THINK
  }

  private final Set<Twist> twists;
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger looksAtHost = new AtomicInteger();
  private final List<String> effects = new CopyOnWriteArrayList<>();
  private volatile String generation = "11-1.5";

  /** The usual case. */
  public PatroniReinitializeWorld() {
    this(Set.of());
  }

  PatroniReinitializeWorld(Set<Twist> twists) {
    this.twists = Set.copyOf(twists);
  }

  @Override
  public String runbook() {
    return "patroni-reinitialize";
  }

  @Override
  public List<Object> verbs() {
    return List.of(this);
  }

  @Override
  public Request request() {
    return new ReinitializeRequest(CLUSTER, "pg-3");
  }

  @Override
  public List<String> effects() {
    return List.copyOf(effects);
  }

  @Override
  public List<String> defectsAfterRecovery() {
    return isRebuilt() ? List.of() : List.of("pg-3 was not rebuilt");
  }

  @Override
  public List<String> defectsAfterUndo() {
    return isRebuilt() ? List.of("pg-3 was rebuilt") : List.of();
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    boolean later = looks.incrementAndGet() > 1;
    String leader =
        later && twists.contains(Twist.IT_LEADS_WHEN_PEOPLE_HAVE_DECIDED) ? "pg-3" : "pg-1";
    boolean flapped = later && twists.contains(Twist.IT_FLAPS_WHILE_PEOPLE_THINK);
    List<String> streams = new ArrayList<>(List.of("pg-2"));
    if (isRebuilt()) {
      streams.add("pg-3");
    }
    return new ClusterView(
        List.of(
            member("pg-1", "running", leader, streams),
            member("pg-2", "running", leader, List.of()),
            member(
                "pg-3",
                isRebuilt() ? "running" : flapped ? "starting" : "stopped",
                leader,
                List.of())),
        leader,
        "",
        false,
        leader,
        List.of("pg-2"),
        POSITION,
        true);
  }

  @Override
  public HostView lookAtHost(TargetName cluster, String member) {
    boolean another =
        looksAtHost.incrementAndGet() > 1
            && twists.contains(Twist.ANOTHER_DIRECTORY_WHEN_PEOPLE_HAVE_DECIDED);
    return new HostView(member, "", "postgres", List.of(), false, another ? "99-9.5" : generation);
  }

  @Override
  public void reinitialize(TargetName cluster, String member, String approved) {
    if (generation.equals(approved)) {
      effects.add("rebuild " + member);
      generation = "12-2.5";
    }
  }

  private boolean isRebuilt() {
    return generation.equals("12-2.5");
  }

  private static MemberView member(
      String name, String state, String leader, List<String> streamsTo) {
    boolean leads = name.equals(leader);
    return new MemberView(
        name,
        true,
        leads ? "leader" : "replica",
        leads ? "running" : state,
        state.equals("stopped") ? 0 : 3,
        POSITION,
        !leads,
        leader,
        false,
        false,
        streamsTo);
  }
}
