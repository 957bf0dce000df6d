package dev.firedrill.workflows.minio;

import static dev.firedrill.workflows.minio.Drives.dead;
import static dev.firedrill.workflows.minio.Drives.full;
import static dev.firedrill.workflows.minio.Drives.gone;
import static dev.firedrill.workflows.minio.Drives.healing;
import static dev.firedrill.workflows.minio.Drives.lives;
import static dev.firedrill.workflows.minio.Drives.readOnly;
import static dev.firedrill.workflows.minio.Drives.well;

import dev.firedrill.workflows.contract.World;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Four nodes: the drive of minio-2 is read-only, minio-3 is dead and its drive not mounted, the
 * drive of minio-4 is full.
 */
public final class MinioReadOnlyWorld implements World, MinioActivities {

  static final TargetName CLUSTER = new TargetName("photos");
  private static final String MOUNT_2 = "mount minio-2 " + Drives.PATH;
  private static final String MOUNT_3 = "mount minio-3 " + Drives.PATH;
  private static final String REMOVE = "remove minio-4 " + Drives.BALLAST;
  private static final String START = "start minio-3";
  private static final String HEAL = "heal";

  /** What is different from the usual case. */
  enum Twist {
    ANOTHER_DRIVE_GOES_WHILE_PEOPLE_THINK,
    SOMEBODY_MOUNTS_IT_WHILE_PEOPLE_THINK,
    ONLY_A_NODE_IS_DEAD,
    ONLY_A_DRIVE_IS_EMPTY,
    TWO_DRIVES_ARE_EMPTY,
    EVERY_PART_IS_READ,
    /** And two objects cannot be made whole. */
    SOME_LACK_COPIES,
    THE_CANARY_STAYS,
    /** MinIO places nothing new there. */
    A_POOL_IS_FULL
  }

  private final Set<Twist> twists;
  private final AtomicInteger looks = new AtomicInteger();
  private final List<String> effects = new CopyOnWriteArrayList<>();

  /** The usual case. */
  public MinioReadOnlyWorld() {
    this(Set.of());
  }

  MinioReadOnlyWorld(Set<Twist> twists) {
    this.twists = Set.copyOf(twists);
  }

  @Override
  public String runbook() {
    return "minio-read-only";
  }

  @Override
  public List<Object> verbs() {
    return List.of(this);
  }

  @Override
  public Request request() {
    return new ReadOnlyRequest(CLUSTER, twists.contains(Twist.EVERY_PART_IS_READ));
  }

  @Override
  public List<String> effects() {
    return List.copyOf(effects);
  }

  @Override
  public List<String> defectsAfterRecovery() {
    // Those that are not mounted come first: nothing can be removed from them, or started on them.
    return effects.equals(List.of(MOUNT_3, MOUNT_2, REMOVE, START, HEAL))
        ? List.of()
        : List.of("not done in this order: " + effects);
  }

  @Override
  public List<String> defectsAfterUndo() {
    return effects.isEmpty() ? List.of() : List.of("something was changed: " + effects);
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    boolean later = looks.incrementAndGet() > 1;
    if (twists.contains(Twist.SOME_LACK_COPIES)) {
      ClusterView mended = Drives.of(Drives.serves(), lives(3, healedOnce()));
      return effects.contains(HEAL) ? mended.leaving(new Unhealed(2, "b/x, b/y")) : mended;
    }
    if (twists.contains(Twist.ONLY_A_NODE_IS_DEAD)) {
      return Drives.of(
          Drives.serves(), effects.contains(START) ? lives(3, well(3)) : dead(3, well(3)));
    }
    if (twists.contains(Twist.ONLY_A_DRIVE_IS_EMPTY)) {
      return Drives.of(Drives.serves(), lives(3, effects.contains(HEAL) ? well(3) : empty()));
    }
    if (twists.contains(Twist.TWO_DRIVES_ARE_EMPTY)) {
      boolean healed = effects.contains(HEAL);
      return Drives.of(
          Drives.reducing(),
          lives(3, healed ? well(3) : healing(3)),
          lives(4, healed ? well(4) : healing(4)));
    }
    if (twists.contains(Twist.EVERY_PART_IS_READ)) {
      return Drives.of(Drives.serves());
    }
    boolean goes = later && twists.contains(Twist.ANOTHER_DRIVE_GOES_WHILE_PEOPLE_THINK);
    boolean byOthers = later && twists.contains(Twist.SOMEBODY_MOUNTS_IT_WHILE_PEOPLE_THINK);
    DriveView second = effects.contains(MOUNT_2) || byOthers ? mended(2) : readOnly(2);
    DriveView third = effects.contains(MOUNT_3) ? mended(3) : gone(3);
    DriveView fourth = effects.contains(REMOVE) ? well(4) : full(4, 100);
    return Drives.of(
        service(),
        lives(1, goes ? readOnly(1) : well(1)),
        lives(2, second),
        effects.contains(START) ? lives(3, third) : dead(3, third),
        lives(4, fourth));
  }

  /** MinIO formats a drive that came back empty by itself, and then fills it. */
  private DriveView empty() {
    return looks.get() > 2 ? healing(3) : Drives.called(3, "unformatted");
  }

  private DriveView healedOnce() {
    return effects.contains(HEAL) ? well(3) : healing(3);
  }

  private DriveView mended(int id) {
    return effects.contains(HEAL) ? well(id) : healing(id);
  }

  private ServiceView service() {
    if (!effects.containsAll(List.of(MOUNT_2, MOUNT_3, REMOVE, START))) {
      return Drives.takesNoWrites(503);
    }
    if (twists.contains(Twist.A_POOL_IS_FULL)) {
      return Drives.servesExcept("minio-5/mnt/drive");
    }
    return twists.contains(Twist.THE_CANARY_STAYS)
        ? new ServiceView(200, 200, "", "", false, "AccessDenied", 2)
        : Drives.serves();
  }

  @Override
  public void mount(TargetName cluster, List<Place> drives) {
    drives.forEach(each -> once("mount " + each));
  }

  @Override
  public void remove(TargetName cluster, List<Place> files) {
    files.forEach(each -> once("remove " + each));
  }

  @Override
  public void start(TargetName cluster, List<String> nodes) {
    nodes.forEach(each -> once("start " + each));
  }

  @Override
  public void heal(TargetName cluster, boolean everyPart) {
    once(everyPart ? HEAL + " every part" : HEAL);
  }

  private void once(String effect) {
    if (!effects.contains(effect)) {
      effects.add(effect);
    }
  }
}
