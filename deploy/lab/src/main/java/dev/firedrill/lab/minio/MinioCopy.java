package dev.firedrill.lab.minio;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firedrill.lab.Await;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The second cluster of a lab, of one node, to which one bucket of the first is replicated. */
final class MinioCopy {

  private static final Duration UP = Duration.ofMinutes(3);
  private static final String FIRST = MinioPlan.NODES.getFirst();
  private static final String RULE =
      """
      <ReplicationConfiguration><Role></Role><Rule><ID>copy</ID><Status>Enabled</Status>\
      <Priority>1</Priority><DeleteMarkerReplication><Status>Enabled</Status>\
      </DeleteMarkerReplication><DeleteReplication><Status>Enabled</Status></DeleteReplication>\
      <ExistingObjectReplication><Status>Enabled</Status></ExistingObjectReplication>\
      <Filter><Prefix></Prefix></Filter><Destination><Bucket>ARN</Bucket></Destination></Rule>\
      </ReplicationConfiguration>\
      """;

  private final MinioPlan plan;
  private final MinioServers servers;

  MinioCopy(MinioPlan plan, MinioServers servers) {
    this.plan = plan;
    this.servers = servers;
  }

  /** Makes both buckets, and has the one replicated to the other. */
  void setUp() {
    try (MinioClients clients = new MinioClients(plan)) {
      Await.until("the bucket " + MinioPlan.COPY_BUCKET, UP, () -> makeBuckets(clients));
    }
    String keys = MinioKeys.read(plan.folder()).secret();
    // A cluster that has just come up may not be able to yet.
    LabAdmin admin = new LabAdmin(plan);
    String target = "/minio/admin/v3/set-remote-target?bucket=" + MinioPlan.REPLICATED_BUCKET;
    String arn =
        Await.answer(
                "the target of the replication",
                UP,
                () -> admin.put(FIRST, target, SealedBody.of(remoteTarget(), keys)))
            .strip()
            .replace("\"", "");
    byte[] rule = RULE.replace("ARN", arn).getBytes(UTF_8);
    String replication = "/" + MinioPlan.REPLICATED_BUCKET + "?replication=";
    Await.answer("the rule of the replication", UP, () -> admin.put(FIRST, replication, rule));
  }

  /**
   * Returns once every node takes its target for alive, which each asks every 5 s, but only after
   * something was replicated through it: so clients have to write meanwhile. What is written
   * through a node that does not see its target is late by most of a minute.
   */
  void awaitSeen() {
    LabAdmin admin = new LabAdmin(plan);
    String targets =
        "/minio/admin/v3/list-remote-targets?type=replication&bucket="
            + MinioPlan.REPLICATED_BUCKET;
    Await.until(
        "every node sees " + MinioPlan.COPY,
        UP,
        () ->
            MinioPlan.NODES.stream()
                .allMatch(node -> admin.get(node, targets).contains("\"isOnline\":true")));
  }

  private static boolean makeBuckets(MinioClients clients) {
    clients.makeVersionedBucket(FIRST, MinioPlan.REPLICATED_BUCKET);
    clients.makeVersionedBucket(MinioPlan.COPY, MinioPlan.COPY_BUCKET);
    return true;
  }

  private String remoteTarget() {
    MinioKeys keys = MinioKeys.read(plan.folder());
    return """
    {"sourcebucket":"%s","endpoint":"%s","targetbucket":"%s","secure":false,"type":"replication",\
    "api":"s3v4","credentials":{"accessKey":"%s","secretKey":"%s"}}\
    """
        .formatted(
            MinioPlan.REPLICATED_BUCKET,
            MinioPlan.address(MinioPlan.COPY) + ":" + plan.apiPort(),
            MinioPlan.COPY_BUCKET,
            keys.access(),
            keys.secret());
  }

  /** Breaks, and returns how many objects the target had lost by then. */
  long inject(CopyFault fault) {
    return switch (fault) {
      case TARGET_DOWN -> {
        servers.kill(MinioPlan.COPY);
        yield 0;
      }
      case TARGET_EMPTIED -> empty();
    };
  }

  private static boolean isRemoved(MinioClients clients, String key, String version) {
    clients.deleteVersion(MinioPlan.COPY, MinioPlan.COPY_BUCKET, key, version);
    return true;
  }

  /** Removes every version that the target lists, for good. */
  private long empty() {
    try (MinioClients clients = new MinioClients(plan)) {
      Map<String, List<String>> all =
          Await.answer(
              "its objects", UP, () -> clients.versions(MinioPlan.COPY, MinioPlan.COPY_BUCKET));
      all.forEach((key, versions) ->
          versions.forEach(
              version -> Await.until("one less", UP, () -> isRemoved(clients, key, version))));
      return all.size();
    }
  }
}
