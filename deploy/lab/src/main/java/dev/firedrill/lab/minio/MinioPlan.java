package dev.firedrill.lab.minio;

import dev.firedrill.lab.LabFailure;
import dev.firedrill.lab.SshHosts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where everything of one MinIO lab is: its folder, addresses and ports. A node is a host of its
 * own: MinIO and sshd listen on its address only.
 *
 * @param basePort the first of {@value #PORTS} ports in a row, used on every address
 */
public record MinioPlan(Path folder, int basePort) {

  public static final List<String> NODES = List.of("minio-1", "minio-2", "minio-3", "minio-4");

  /** The one node of a second cluster, to which a bucket is replicated. */
  public static final String COPY = "copy-1";

  static final int PORTS = 2;

  /** Clients' objects. */
  static final String BUCKET = "photos";

  /** Clients' objects that are replicated; it keeps versions. */
  static final String REPLICATED_BUCKET = "albums";

  /** Where they go, on the second cluster: MinIO takes no other of the same name on loopback. */
  static final String COPY_BUCKET = "albums-copy";

  /** Firedrill's own. */
  static final String CANARY_BUCKET = "firedrill-canary";

  public MinioPlan {
    folder = folder.toAbsolutePath().normalize();
    if (!folder.toString().matches("/[A-Za-z0-9/_.-]{1,90}")) {
      throw new LabFailure(
          "The folder's path must be plain and at most 90 characters long: " + folder);
    }
  }

  /** All hosts by name, with their addresses. */
  public static Map<String, String> hosts() {
    Map<String, String> hosts = new LinkedHashMap<>();
    NODES.forEach(node -> hosts.put(node, address(node)));
    hosts.put(COPY, address(COPY));
    return hosts;
  }

  /** The address of a node's host. */
  public static String address(String node) {
    int at = node.equals(COPY) ? NODES.size() : NODES.indexOf(node);
    if (at < 0) {
      throw new LabFailure("No node " + node + "; there are " + NODES);
    }
    return "127.0.0." + (51 + at);
  }

  public int apiPort() {
    return basePort;
  }

  public int sshPort() {
    return basePort + 1;
  }

  /** Where a node's API is, without a slash at the end. */
  public String api(String node) {
    return "http://" + address(node) + ":" + apiPort();
  }

  Path home(String node) {
    return folder.resolve(node);
  }

  /** Where a node's drive is mounted. */
  public Path drive(String node) {
    return home(node).resolve("drive");
  }

  /** What a node says, written by the script that starts it. */
  Path log(String node) {
    return home(node).resolve("minio.log");
  }

  /** The file that holds a drive's file system. */
  Path image(String node) {
    return home(node).resolve("drive.img");
  }

  /** A file that only takes room, on a node's drive. */
  public Path ballast(String node) {
    return drive(node).resolve("ballast");
  }

  /** Where the key lies that Firedrill asks with, on both clusters. */
  Path firedrill() {
    return folder.resolve("firedrill");
  }

  public Path targetFile() {
    return folder.resolve("targets/photos.yaml");
  }

  /** What MinIO takes for its drives, in the same order on every node. */
  private String endpoints() {
    return NODES.stream().map(node -> api(node) + drive(node)).collect(Collectors.joining(" "));
  }

  /** What a node's MinIO takes for its drives. */
  String endpoints(String node) {
    return node.equals(COPY) ? home(COPY).resolve("data").toString() : endpoints();
  }

  /** The values that every template may use. */
  Map<String, String> values() {
    Map<String, String> values = new TreeMap<>();
    values.put("folder", folder.toString());
    values.put("firedrill", firedrill().toString());
    values.put("user", SshHosts.USER);
    values.put("api-port", Integer.toString(apiPort()));
    values.put("ssh-port", Integer.toString(sshPort()));
    values.put("copy", COPY);
    values.put("copy-address", address(COPY));
    values.put("copy-bucket", COPY_BUCKET);
    values.put("replicated-bucket", REPLICATED_BUCKET);
    values.put("canary-bucket", CANARY_BUCKET);
    return values;
  }

  /** The values of {@link #values()} and those of one node. */
  Map<String, String> values(String node) {
    Map<String, String> values = values();
    values.put("node", node);
    values.put("address", address(node));
    values.put("drive", drive(node).toString());
    values.put("image", image(node).toString());
    values.put("ballast", ballast(node).toString());
    return values;
  }
}
