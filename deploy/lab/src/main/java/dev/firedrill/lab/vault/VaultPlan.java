package dev.firedrill.lab.vault;

import dev.firedrill.lab.LabFailure;
import dev.firedrill.lab.LabProcesses;
import dev.firedrill.lab.SshHosts;
import dev.firedrill.lab.minio.Depot;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where everything of one Vault lab is: its folder, addresses and ports. Each node listens on an
 * address of its own only.
 *
 * @param basePort the first of {@value #PORTS} ports in a row, used on every address
 */
public record VaultPlan(Path folder, int basePort) {

  public static final List<String> NODES = List.of("vault-1", "vault-2", "vault-3");

  /** How many shares the lab's key is split into, and how many of them unseal. */
  public static final int SHARES = 5;

  public static final int THRESHOLD = 3;

  static final int PORTS = 3;

  /** The host of the object store. */
  private static final String DEPOT = "depot";

  private static final String DEPOT_ADDRESS = "127.0.0.34";

  /** The host of the scratch place, and the node that may run there. */
  public static final String SCRATCH = "scratch";

  private static final String SCRATCH_ADDRESS = "127.0.0.35";

  /** The host and the node of a cluster of its own, which unseals itself by a key of this one. */
  static final String SELF_UNSEALING = "self-unsealing";

  private static final String SELF_UNSEALING_ADDRESS = "127.0.0.36";

  /** Where snapshots are kept. */
  public static final String BUCKET = "vault-snapshots";

  public VaultPlan {
    folder = folder.toAbsolutePath().normalize();
    if (!folder.toString().matches("/[A-Za-z0-9/_.-]{1,90}")) {
      throw new LabFailure(
          "The folder's path must be plain and at most 90 characters long: " + folder);
    }
  }

  /** All nodes, the object store and the other hosts by name, with their addresses. */
  public static Map<String, String> hosts() {
    Map<String, String> hosts = new LinkedHashMap<>();
    NODES.forEach(node -> hosts.put(node, address(node)));
    hosts.put(DEPOT, DEPOT_ADDRESS);
    hosts.put(SCRATCH, SCRATCH_ADDRESS);
    hosts.put(SELF_UNSEALING, SELF_UNSEALING_ADDRESS);
    return hosts;
  }

  /** The address of a node, or of the one on another host. */
  public static String address(String node) {
    return switch (node) {
      case SCRATCH -> SCRATCH_ADDRESS;
      case SELF_UNSEALING -> SELF_UNSEALING_ADDRESS;
      default -> {
        int at = NODES.indexOf(node);
        if (at < 0) {
          throw new LabFailure("No node " + node + "; there are " + NODES);
        }
        yield "127.0.0." + (31 + at);
      }
    };
  }

  public int apiPort() {
    return basePort;
  }

  /** The host of the scratch place alone. */
  static Map<String, String> scratchHost() {
    return Map.of(SCRATCH, SCRATCH_ADDRESS);
  }

  public int sshPort() {
    return basePort + 2;
  }

  /** Where a node's API is, without a slash at the end. */
  public String api(String node) {
    return "http://" + address(node) + ":" + apiPort();
  }

  /** The object store in which snapshots are kept. */
  public Depot depot() {
    return new Depot(folder.resolve(DEPOT), DEPOT_ADDRESS, apiPort(), new LabProcesses(folder));
  }

  public Path home(String node) {
    return folder.resolve(node);
  }

  Path config(String node) {
    return home(node).resolve("vault.hcl");
  }

  public Path targetFile() {
    return folder.resolve("targets/secrets.yaml");
  }

  /** What the audit device of all nodes writes. */
  Path audit() {
    return folder.resolve("audit/vault.json");
  }

  /** The token with which Firedrill looks. */
  Path token() {
    return folder.resolve("token");
  }

  /** The values that every template may use. */
  Map<String, String> values() {
    Map<String, String> values = new TreeMap<>();
    values.put("folder", folder.toString());
    values.put("api-port", Integer.toString(apiPort()));
    values.put("cluster-port", Integer.toString(basePort + 1));
    values.put("ssh-port", Integer.toString(sshPort()));
    values.put("user", SshHosts.USER);
    values.put("scratch", api(SCRATCH));
    values.put("scratch-address", SCRATCH_ADDRESS);
    values.put("store", depot().api());
    values.put("access-key", depot().accessKey().toString());
    values.put("secret-key", depot().secretKey().toString());
    values.put("bucket", BUCKET);
    return values;
  }

  /** The values of {@link #values()} and those of one node. */
  Map<String, String> values(String node) {
    Map<String, String> values = values();
    values.put("node", node);
    values.put("address", address(node));
    values.put("home", home(node).toString());
    return values;
  }
}
