package dev.firedrill.lab.minio;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.LabFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the nodes and the drives are like, asked without the code under test. */
public final class MinioView {

  /** Who is dead refuses at once, and the machine may be busy. */
  private static final Duration BOUND = Duration.ofSeconds(20);

  private static final Duration SOON = Duration.ofMinutes(1);
  private static final int OK = 200;
  private static final String PROBE = "lab-probe";

  /**
   * A full drive has room for smaller ones, which MinIO keeps beside what it knows of an object.
   */
  private static final int PROBE_BYTES = 256 << 10;

  private final MinioPlan plan;
  private final HttpClient http = HttpClient.newHttpClient();

  MinioView(MinioPlan plan) {
    this.plan = plan;
  }

  /** The nodes whose process answers. */
  public List<String> living() {
    return MinioPlan.NODES.stream().filter(this::lives).toList();
  }

  /** Whether the node to which a bucket is replicated answers. */
  public boolean copyLives() {
    return lives(MinioPlan.COPY);
  }

  /** How many objects the replicated bucket has, or the one it is replicated to. */
  public int objects(boolean copy) {
    String node = copy ? MinioPlan.COPY : MinioPlan.NODES.getFirst();
    String bucket = copy ? MinioPlan.COPY_BUCKET : MinioPlan.REPLICATED_BUCKET;
    try (MinioClients clients = new MinioClients(plan)) {
      return Await.answer(bucket, SOON, () -> clients.versions(node, bucket)).size();
    }
  }

  /** The objects of the replicated bucket that their source calls replicated. */
  public long believedReplicated() {
    try (MinioClients clients = new MinioClients(plan)) {
      String node = MinioPlan.NODES.getFirst();
      return clients.versions(node, MinioPlan.REPLICATED_BUCKET).keySet().stream()
          .filter(key ->
              clients.replicationStatus(node, MinioPlan.REPLICATED_BUCKET, key).equals("COMPLETED"))
          .count();
    }
  }

  boolean lives(String node) {
    return status(node, "/minio/health/live") == OK;
  }

  /** The status of the cluster's health, as the first node that lives sees it; 0 for none. */
  public int health() {
    return living().stream()
        .findFirst()
        .map(node -> status(node, "/minio/health/cluster"))
        .orElse(0);
  }

  private int status(String node, String path) {
    HttpRequest ask =
        HttpRequest.newBuilder(URI.create(plan.api(node) + path)).timeout(BOUND).build();
    try {
      return http.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException silent) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabFailure("Interrupted while asking " + node, e);
    }
  }

  /** Why a write through this node fails; empty when it works. */
  public String writing(String node) {
    try (MinioClients clients = new MinioClients(plan)) {
      clients.put(node, MinioPlan.CANARY_BUCKET, PROBE, new byte[PROBE_BYTES]);
      clients.delete(node, MinioPlan.CANARY_BUCKET, PROBE);
      return "";
    } catch (LabFailure e) {
      return String.valueOf(e.getMessage());
    }
  }

  /**
   * Which drives got no copy of what is written through this node, or why that fails; empty when
   * each got one. A node comes to see a drive that is back in its own time.
   */
  private String reaching(String node) {
    String key = PROBE + "-" + node;
    try (MinioClients clients = new MinioClients(plan)) {
      clients.put(node, MinioPlan.CANARY_BUCKET, key, new byte[PROBE_BYTES]);
      List<String> without =
          MinioPlan.NODES.stream()
              .filter(each -> !Files.exists(onDrive(each, key).resolve("xl.meta")))
              .toList();
      clients.delete(node, MinioPlan.CANARY_BUCKET, key);
      return without.isEmpty() ? "" : "it does not reach the drives of " + without;
    } catch (LabFailure e) {
      return String.valueOf(e.getMessage());
    }
  }

  private Path onDrive(String node, String key) {
    return plan.drive(node).resolve(MinioPlan.CANARY_BUCKET).resolve(key);
  }

  /** Whether a write works through at least one node. */
  public boolean takesWrites() {
    return living().stream().anyMatch(node -> writing(node).isEmpty());
  }

  /** Whether a drive came back empty, as the first node that lives says. */
  boolean knowsOfAnEmptyDrive() {
    String info = new LabAdmin(plan).get(living().getFirst(), "/minio/admin/v3/info");
    return info.contains("\"unformatted\"") || info.matches("(?s).*\"healing\":\\s*true.*");
  }

  /** How each drive is mounted, by node: {@code rw}, {@code ro} or {@code gone}. */
  public List<String> drives() {
    return MinioPlan.NODES.stream().map(node -> node + " " + mounted(drive(node))).toList();
  }

  private static String mounted(LabDrive drive) {
    return drive.isMounted() ? (drive.isWritable() ? "rw" : "ro") : "gone";
  }

  LabDrive drive(String node) {
    return new LabDrive(plan.image(node), plan.drive(node), plan.ballast(node));
  }

  /** Whether every node lives with its drive, and writes through each reach every drive. */
  public boolean healthy() {
    return troubles().isEmpty();
  }

  /** What keeps the cluster from being healthy, in words. */
  List<String> troubles() {
    List<String> living = living();
    List<String> troubles = new ArrayList<>();
    MinioPlan.NODES.stream()
        .filter(node -> !living.contains(node))
        .forEach(node -> troubles.add(node + " does not answer"));
    drives().stream().filter(each -> !each.endsWith(" rw")).forEach(troubles::add);
    int health = health();
    if (health != OK) {
      troubles.add("the cluster's health is " + health);
    }
    if (troubles.isEmpty()) {
      MinioPlan.NODES.forEach(node -> {
        String why = reaching(node);
        if (!why.isEmpty()) {
          troubles.add("a write through " + node + ": " + why);
        }
      });
    }
    return List.copyOf(troubles);
  }
}
