package dev.firedrill.drill.kill;

import dev.firedrill.workflows.minio.Comparison;
import dev.firedrill.workflows.minio.ReplicationActivities;
import dev.firedrill.workflows.minio.Route;
import dev.firedrill.workflows.minio.SideView;
import dev.firedrill.workflows.minio.SidesView;
import dev.firedrill.workflows.minio.SyncRequest;
import dev.firedrill.workflows.minio.Unlike;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import java.util.Map;

/** A replication whose target is dead and lacks two objects. */
final class MinioSyncLedgerWorld extends TwoTargetsWorld implements ReplicationActivities {

  private static final String RUNBOOK = "minio-sync";
  private static final String TARGET = "parcels-albums";
  private static final String NODE = "copy-1";
  private static final String START = "start " + NODE;
  private static final String RESYNC = "resync";
  private static final String STARTS = "ReplicationStart";
  private static final String ADDRESS = "127.0.0.1:9/copy";

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
        replication:
          bucket: albums
          to:
            bucket: copy
            nodes:
              copy-1:
                api: http://127.0.0.1:9
                ssh: nobody@127.0.0.1:9
                start: [start-minio]
            access-key: file:FOLDER/key
            secret-key: file:FOLDER/key
      ssh:
        key: file:FOLDER/key
        known-hosts: FOLDER/known_hosts
      """;

  MinioSyncLedgerWorld(Ledgers ledgers) {
    super(ledgers, RUNBOOK, TARGET, FILE);
  }

  @Override
  public Plot recovers() {
    return recovering(List.of(START, RESYNC), List.of(STARTS, "ReplicationResync"));
  }

  @Override
  Plot plot(String target, Ending ending, List<String> effects, List<String> verbs) {
    return new Plot(
        ending.name(),
        new SyncRequest(new TargetName(target)),
        Map.of("target", target),
        ending,
        effects,
        STARTS,
        verbs);
  }

  @Override
  public SidesView observe(TargetName cluster) {
    boolean lives = ledgers.stands(START);
    SideView source = side("albums", "minio-1", true);
    Route rule = new Route("copy", "arn", ADDRESS, true, true, true);
    return new SidesView(source, side("copy", NODE, lives), List.of(rule), "", List.of(ADDRESS));
  }

  private static SideView side(String bucket, String node, boolean lives) {
    SideView.Node seen = new SideView.Node(node, lives ? "" : "refuses connections", "");
    return new SideView(
        bucket, List.of(seen), lives ? 200 : 0, lives ? "" : "no node answers", lives);
  }

  @Override
  public Comparison compare(TargetName cluster) {
    Unlike none = Unlike.none();
    Unlike missing = ledgers.stands(RESYNC) ? none : new Unlike(2, 2000, List.of("one", "other"));
    return new Comparison(80, missing, none, none, none, "", "", "", "", "", false);
  }

  @Override
  public void start(TargetName cluster, List<String> nodes) {
    requireWilling(cluster, START);
    nodes.forEach(each -> once("start " + each));
  }

  @Override
  public void resync(TargetName cluster) {
    once(RESYNC);
  }
}
