package dev.firedrill.workflows.patroni;

import dev.firedrill.workflows.backup.BackupView;
import dev.firedrill.workflows.backup.Promise;
import dev.firedrill.workflows.backup.ProofActivities;
import dev.firedrill.workflows.backup.ScratchView;
import dev.firedrill.workflows.backup.Tables;
import dev.firedrill.workflows.backup.Tables.Sum;
import dev.firedrill.workflows.backup.Verdict;
import dev.firedrill.workflows.backup.WalView;
import dev.firedrill.workflows.contract.World;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A cluster with a good backup, an archive without gaps, and an empty scratch place. */
public final class BackupVerificationWorld extends FewVerbs implements World, ProofActivities {

  static final TargetName CLUSTER = new TargetName("orders-db");

  private static final String MOMENT = "2026-11-21 03:00:00.5+00";
  private static final String LABEL = "20261121-020000F";

  /** What is different from the usual case. */
  enum Twist {
    NO_CIPHER,
    OLD_BACKUP,
    GAP,
    JAM,
    NO_SCRATCH,
    SCRATCH_IN_USE,
    ANOTHER_ROW,
    EVERYTHING_MOVES,
    DAMAGED_FILE,
    DAMAGED_INDEX,
    DAMAGED_PAGE,
    SLOW_PROMISE
  }

  private final Set<Twist> twists;
  private final List<String> effects = new CopyOnWriteArrayList<>();
  private final Set<String> found = ConcurrentHashMap.newKeySet();
  private final Set<String> done = ConcurrentHashMap.newKeySet();
  private volatile boolean archived;
  private volatile State copy = State.NONE;

  private enum State {
    NONE,
    RESTORED,
    PAUSED,
    OPEN,
    STOPPED
  }

  /** The usual case. */
  public BackupVerificationWorld() {
    this(Set.of());
  }

  BackupVerificationWorld(Set<Twist> twists) {
    this.twists = Set.copyOf(twists);
  }

  @Override
  public String runbook() {
    return "backup-verification";
  }

  @Override
  public List<Object> verbs() {
    return List.of(this);
  }

  @Override
  public Request request() {
    return new BackupVerificationRequest(CLUSTER);
  }

  @Override
  public List<String> effects() {
    return List.copyOf(effects);
  }

  @Override
  public List<String> defectsAfterRecovery() {
    return copy == State.NONE && effects.contains("check the pages")
        ? List.of()
        : List.of("the copy was not looked at to the end and removed");
  }

  @Override
  public List<String> defectsAfterUndo() {
    return copy == State.NONE ? List.of() : List.of("the copy is still there");
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    return Clusters.ledBy("pg-1", 2);
  }

  @Override
  public Promise promise(TargetName cluster) {
    long time = twists.contains(Twist.SLOW_PROMISE) ? -1 : 4 * 3600;
    return new Promise(
        time,
        3600,
        86_400,
        twists.contains(Twist.NO_SCRATCH) ? List.of() : List.of("pg-1", "pg-2", "pg-3"));
  }

  @Override
  public BackupView newest(TargetName cluster, String member) {
    return new BackupView(
        LABEL,
        "full",
        twists.contains(Twist.OLD_BACKUP) ? 86_400 : 3600,
        20_000_000,
        4_000_000,
        twists.contains(Twist.NO_CIPHER) ? "none" : "aes-256-cbc",
        false,
        "000000020000000000000003");
  }

  @Override
  public WalView wal(TargetName cluster, String leader, String from) {
    return new WalView(
        from,
        "000000020000000000000009",
        7,
        twists.contains(Twist.GAP) ? List.of("0000000000000005") : List.of(),
        12,
        twists.contains(Twist.JAM) ? "00000002000000000000000A" : "");
  }

  @Override
  public ScratchView scratch(TargetName cluster, String member) {
    boolean used = copy != State.NONE || twists.contains(Twist.SCRATCH_IN_USE);
    return new ScratchView(member, "/scratch", used ? List.of("r-other") : List.of(), 99_000_000);
  }

  @Override
  public Tables tables(TargetName cluster, String leader) {
    String moving = archived ? "9" : "8";
    String still = archived && twists.contains(Twist.EVERYTHING_MOVES) ? "2" : "1";
    return new Tables(
        MOMENT,
        List.of(new Sum("app.public.orders", 40, still), new Sum("app.public.log", 9, moving)),
        List.of("warehouse"));
  }

  @Override
  public void archiveMoment(TargetName cluster, String leader) {
    if (!archived) {
      effects.add("archive");
      archived = true;
    }
  }

  @Override
  public void restore(TargetName cluster, String member, String label, String moment) {
    if (!member.equals("pg-2") || !label.equals(LABEL) || !moment.equals(MOMENT)) {
      throw new AssertionError("restored beside the leader, or something else");
    }
    if (copy == State.NONE) {
      effects.add("restore");
      copy = State.RESTORED;
      finds(Twist.DAMAGED_FILE, "pgbackrest: exit status 29");
    }
  }

  @Override
  public void recover(TargetName cluster, String member) {
    once(State.RESTORED, State.PAUSED, "recover");
  }

  @Override
  public Tables copy(TargetName cluster, String member) {
    String still = twists.contains(Twist.ANOTHER_ROW) ? "7" : "1";
    return new Tables(
        MOMENT,
        List.of(new Sum("app.public.orders", 40, still), new Sum("app.public.log", 8, "0")),
        List.of("warehouse"));
  }

  @Override
  public void checkIndexes(TargetName cluster, String member) {
    finds(Twist.DAMAGED_INDEX, "pg_amcheck: index \"orders_pkey\"");
    once(State.PAUSED, State.OPEN, "check the indexes");
    done.add(Verdict.INDEXES);
  }

  @Override
  public void checkPages(TargetName cluster, String member) {
    finds(Twist.DAMAGED_PAGE, "Bad checksums: 1");
    once(State.OPEN, State.STOPPED, "check the pages");
    done.add(Verdict.PAGES);
  }

  @Override
  public void discard(TargetName cluster, String member) {
    if (copy != State.NONE) {
      effects.add("remove");
      copy = State.NONE;
    }
  }

  @Override
  public Verdict verdict(TargetName cluster, String member) {
    return new Verdict(List.copyOf(found), List.copyOf(done));
  }

  private void finds(Twist damage, String words) {
    if (twists.contains(damage)) {
      found.add(words);
    }
  }

  private void once(State from, State to, String effect) {
    if (copy == from) {
      effects.add(effect);
      copy = to;
    }
  }
}
