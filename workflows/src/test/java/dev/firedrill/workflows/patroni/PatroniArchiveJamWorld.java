package dev.firedrill.workflows.patroni;

import dev.firedrill.workflows.backup.ArchiveActivities;
import dev.firedrill.workflows.backup.ArchiverView;
import dev.firedrill.workflows.backup.BackupActivities;
import dev.firedrill.workflows.backup.Comparison;
import dev.firedrill.workflows.backup.Twin;
import dev.firedrill.workflows.contract.World;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A leader that cannot archive two segments, which the repository has with other content. */
public final class PatroniArchiveJamWorld extends FewVerbs
    implements World, ArchiveActivities, BackupActivities {

  static final TargetName CLUSTER = new TargetName("orders-db");

  static final List<Twin> JAMMED =
      List.of(
          new Twin("000000020000000000000008", "a".repeat(40), "b".repeat(40)),
          new Twin("000000020000000000000009", "c".repeat(40), "d".repeat(40)));

  private static final String BEHIND = "00000002000000000000000A";
  private static final String CURRENT = "00000002000000000000000B";
  private static final String SWITCHED = "00000002000000000000000C";

  /** What is different from the usual case. */
  enum Twist {
    THE_REPOSITORY_HAS_NO_SUCH_SEGMENT,
    ANOTHER_SEGMENT_DIFFERS_WHILE_PEOPLE_THINK,
    A_SECOND_PRIMARY
  }

  private final Set<Twist> twists;
  private final AtomicInteger comparisons = new AtomicInteger();
  private final List<String> effects = new CopyOnWriteArrayList<>();
  private volatile boolean copied;
  private volatile boolean passed;
  private volatile boolean checked;
  private volatile boolean backedUp;

  /** The usual case. */
  public PatroniArchiveJamWorld() {
    this(Set.of());
  }

  PatroniArchiveJamWorld(Set<Twist> twists) {
    this.twists = Set.copyOf(twists);
  }

  @Override
  public String runbook() {
    return "patroni-archive-jam";
  }

  @Override
  public List<Object> verbs() {
    return List.of(this);
  }

  @Override
  public Request request() {
    return new ArchiveJamRequest(CLUSTER);
  }

  @Override
  public List<String> effects() {
    return List.copyOf(effects);
  }

  @Override
  public List<String> defectsAfterRecovery() {
    List<String> defects = new ArrayList<>();
    if (!copied || !passed) {
      defects.add("the segments were not set aside first and let pass then");
    }
    if (!backedUp) {
      defects.add("there is no new full backup");
    }
    return defects;
  }

  @Override
  public List<String> defectsAfterUndo() {
    return passed ? List.of("a segment was marked as archived") : List.of();
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    if (twists.contains(Twist.A_SECOND_PRIMARY)) {
      MemberView other =
          new MemberView(
              "pg-3", true, "leader", "running", 2, new Lsn(9), false, "pg-1", false, false, null);
      return Clusters.of(
          "pg-1",
          List.of(Clusters.member("pg-1", "pg-1", 2), Clusters.member("pg-2", "pg-1", 2), other));
    }
    return Clusters.ledBy("pg-1", 2);
  }

  @Override
  public ArchiverView observe(TargetName cluster, String leader) {
    String stuck = JAMMED.getFirst().segment();
    if (!passed) {
      List<String> waiting = new ArrayList<>(JAMMED.stream().map(Twin::segment).toList());
      waiting.add(BEHIND);
      return new ArchiverView(leader, CURRENT, "000000020000000000000007", stuck, true, waiting);
    }
    return new ArchiverView(
        leader, checked ? SWITCHED : CURRENT, checked ? CURRENT : BEHIND, stuck, false, List.of());
  }

  @Override
  public Comparison compare(TargetName cluster, String leader) {
    List<Twin> twins = new ArrayList<>(JAMMED);
    if (twists.contains(Twist.THE_REPOSITORY_HAS_NO_SUCH_SEGMENT)) {
      twins.removeFirst();
    }
    if (comparisons.incrementAndGet() > 1
        && twists.contains(Twist.ANOTHER_SEGMENT_DIFFERS_WHILE_PEOPLE_THINK)) {
      twins.add(new Twin(BEHIND, "e".repeat(40), "f".repeat(40)));
    }
    return new Comparison(twins, List.of(), "/data.set-aside-r-1");
  }

  @Override
  public void setAside(TargetName cluster, String leader, List<Twin> segments) {
    if (!copied) {
      segments.forEach(twin -> effects.add("copy " + twin.segment()));
      copied = true;
    }
  }

  @Override
  public void letPass(TargetName cluster, String leader, List<Twin> segments) {
    if (!passed) {
      segments.forEach(twin -> effects.add("mark " + twin.segment()));
      passed = true;
    }
  }

  @Override
  public void checkArchive(TargetName cluster, String leader) {
    checked = true;
  }

  @Override
  public void backUpInFull(TargetName cluster, String leader) {
    if (!backedUp) {
      effects.add("back up in full");
      backedUp = true;
    }
  }

  @Override
  public void backUp(TargetName cluster, String leader) {
    throw new AssertionError("an increment rests on a backup from before the jam");
  }
}
