package dev.firedrill.drill.kill;

import dev.firedrill.workflows.minio.ClusterView;
import dev.firedrill.workflows.minio.DriveView;
import dev.firedrill.workflows.minio.Expendable;
import dev.firedrill.workflows.minio.MinioActivities;
import dev.firedrill.workflows.minio.Mount;
import dev.firedrill.workflows.minio.NodeView;
import dev.firedrill.workflows.minio.Place;
import dev.firedrill.workflows.minio.ReadOnlyRequest;
import dev.firedrill.workflows.minio.ServiceView;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import java.util.Map;

/**
 * Three nodes: the drive of minio-1 is read-only, that of minio-2 is full, and minio-3 is dead.
 * Nothing is changed before the drive is mounted, so that a run whose mount is refused has nothing
 * to take back.
 */
final class MinioLedgerWorld extends TwoTargetsWorld implements MinioActivities {

  private static final String RUNBOOK = "minio-read-only";
  private static final String TARGET = "parcels-photos";
  private static final String PATH = "/mnt/drive";
  private static final String BALLAST = PATH + "/ballast";
  private static final String MOUNT = "mount minio-1 " + PATH;
  private static final String REMOVE = "remove minio-2 " + BALLAST;
  private static final String START = "start minio-3";
  private static final String HEAL = "heal";
  private static final String MOUNTS = "MinioMount";

  private static final String FILE =
      """
      name: NAME
      system: minio
      environment: dev
      tier: 1
      recovery-time: PT1H
      recovery-point: PT1H
      stateful: true
      minio:
        nodes:
          minio-1:
            api: http://127.0.0.1:9
            ssh: nobody@127.0.0.1:9
            start: [start-minio]
            drives:
              drive:
                path: /mnt/drive
        access-key: file:FOLDER/key
        secret-key: file:FOLDER/key
        canary-bucket: canary
      ssh:
        key: file:FOLDER/key
        known-hosts: FOLDER/known_hosts
      """;

  MinioLedgerWorld(Ledgers ledgers) {
    super(ledgers, RUNBOOK, TARGET, FILE);
  }

  @Override
  public Plot recovers() {
    return recovering(
        List.of(MOUNT, REMOVE, START, HEAL),
        List.of(MOUNTS, "MinioRemove", "MinioStart", "MinioHeal"));
  }

  @Override
  Plot plot(String target, Ending ending, List<String> effects, List<String> verbs) {
    return new Plot(
        ending.name(),
        new ReadOnlyRequest(new TargetName(target), false),
        Map.of("target", target),
        ending,
        effects,
        MOUNTS,
        verbs);
  }

  @Override
  public ClusterView observe(TargetName cluster) {
    boolean mounted = ledgers.stands(MOUNT);
    boolean removed = ledgers.stands(REMOVE);
    boolean started = ledgers.stands(START);
    boolean serves = mounted && removed && started;
    return new ClusterView(
        List.of(
            node(1, true, mounted, 500, List.of()),
            node(
                2,
                true,
                true,
                removed ? 500 : 1,
                removed
                    ? List.of()
                    : List.of(new Expendable(new Place("minio-2", BALLAST), "", 100 << 20))),
            node(3, started, true, 500, List.of())),
        new ServiceView(serves ? 200 : 503, 200, "", serves ? "" : "SlowDownWrite", false, "", 1));
  }

  private static NodeView node(
      int id, boolean lives, boolean writable, long freeMib, List<Expendable> expendable) {
    String name = "minio-" + id;
    DriveView drive =
        new DriveView(
            new Place(name, PATH),
            new Mount("/dev/loop" + id, writable, freeMib << 20, 1000L << 20),
            new DriveView.Means(true, true),
            "ok",
            false,
            expendable);
    return new NodeView(name, lives ? "" : "refuses connections", "", List.of(drive), "");
  }

  @Override
  public void mount(TargetName cluster, List<Place> drives) {
    requireWilling(cluster, MOUNT);
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
    once(HEAL);
  }
}
