package dev.firedrill.lab.patroni;

import dev.firedrill.lab.LabFailure;
import dev.firedrill.lab.SshHosts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where everything of one Patroni lab is: its folder, addresses and ports. A member is a host of
 * its own: Patroni, PostgreSQL and sshd listen on its address only. The balancer's host carries
 * etcd, HAProxy and an sshd.
 *
 * @param basePort the first of {@value #PORTS} ports in a row, used on every address
 * @param password of the database users; made anew for each lab
 */
public record PatroniPlan(Path folder, int basePort, String password) {

  public static final String SCOPE = "orders";
  public static final String NAMESPACE = "/service";
  public static final String BALANCER = "lb";
  public static final List<String> MEMBERS = List.of("pg-1", "pg-2", "pg-3");
  public static final String SSH_USER = SshHosts.USER;

  static final int PORTS = 6;
  static final String POSTGRES_BIN = "/usr/lib/postgresql/15/bin";

  /** A Unix socket's path ends at 107 bytes; the longest below the folder takes about 30. */
  private static final int LONGEST_FOLDER = 75;

  /** In seconds, for whoever looks: who is dead refuses at once, and the machine may be busy. */
  private static final int LONGEST_WAIT = 30;

  public PatroniPlan {
    folder = folder.toAbsolutePath().normalize();
    if (!folder.toString().matches("/[A-Za-z0-9/_.-]{1," + LONGEST_FOLDER + "}")) {
      throw new LabFailure(
          "The folder's path must be plain and at most %d characters long: %s"
              .formatted(LONGEST_FOLDER, folder));
    }
  }

  /** All hosts by name: the members and the balancer. */
  public static Map<String, String> hosts() {
    Map<String, String> hosts = new TreeMap<>();
    hosts.put(BALANCER, "127.0.0.10");
    for (int i = 0; i < MEMBERS.size(); i++) {
      hosts.put(MEMBERS.get(i), "127.0.0." + (11 + i));
    }
    return hosts;
  }

  /** The address of a host of this lab. */
  public static String address(String host) {
    String address = hosts().get(host);
    if (address == null) {
      throw new LabFailure("No host " + host + "; there are " + hosts().keySet());
    }
    return address;
  }

  public String etcd() {
    return address(BALANCER) + ":" + basePort;
  }

  public String etcdPeer() {
    return address(BALANCER) + ":" + (basePort + 1);
  }

  public int writerPort() {
    return basePort + 2;
  }

  public int restPort() {
    return basePort + 3;
  }

  public int postgresPort() {
    return basePort + 4;
  }

  public int sshPort() {
    return basePort + 5;
  }

  /** The writer frontend of HAProxy, where clients connect. */
  public String writerUrl() {
    return jdbc(address(BALANCER), writerPort(), 2, 10);
  }

  /** PostgreSQL of one member, not through HAProxy. */
  public String memberUrl(String member) {
    return jdbc(address(member), postgresPort(), LONGEST_WAIT, LONGEST_WAIT);
  }

  public Path data(String member) {
    return folder.resolve(member).resolve("data");
  }

  public Path backupConfig(String member) {
    return folder.resolve(member).resolve("pgbackrest.conf");
  }

  public Path socket() {
    return folder.resolve("lb/haproxy.sock");
  }

  public Path targetFile() {
    return folder.resolve("targets/orders-db.yaml");
  }

  /** Where a member's backup may be restored to look at it. */
  public Path scratch(String member) {
    return folder.resolve(member).resolve("scratch");
  }

  /** The values that every template may use. */
  Map<String, String> values() {
    Map<String, String> values = new TreeMap<>();
    values.put("folder", folder.toString());
    values.put("scope", SCOPE);
    values.put("stanza", SCOPE);
    values.put("namespace", NAMESPACE);
    values.put("etcd", etcd());
    values.put("balancer", address(BALANCER));
    values.put("socket", socket().toString());
    values.put("password", password);
    values.put("user", SSH_USER);
    values.put("postgres-bin", POSTGRES_BIN);
    values.put("postgres-bin-pattern", escaped(Path.of(POSTGRES_BIN)));
    values.put("writer-port", Integer.toString(writerPort()));
    values.put("rest-port", Integer.toString(restPort()));
    values.put("postgres-port", Integer.toString(postgresPort()));
    values.put("ssh-port", Integer.toString(sshPort()));
    return values;
  }

  /** The values of {@link #values()} and those of one member. */
  Map<String, String> values(String member) {
    Map<String, String> values = values();
    values.put("member", member);
    values.put("address", address(member));
    values.put("data", data(member).toString());
    values.put("sql-socket", folder.resolve(member).resolve("run").toString());
    values.put("sql-socket-pattern", escaped(folder.resolve(member).resolve("run")));
    values.put("scratch", scratch(member).toString());
    values.put("scratch-pattern", escaped(scratch(member)));
    values.put("data-pattern", escaped(data(member)));
    values.put("backup-config", backupConfig(member).toString());
    values.put("backup-config-pattern", escaped(backupConfig(member)));
    return values;
  }

  List<String> addresses() {
    return new ArrayList<>(hosts().values());
  }

  private static String escaped(Path path) {
    return path.toString().replace(".", "\\.");
  }

  private static String jdbc(String address, int port, int toConnect, int toAnswer) {
    return "jdbc:postgresql://%s:%d/postgres?user=postgres&connectTimeout=%d&socketTimeout=%d"
        .formatted(address, port, toConnect, toAnswer);
  }
}
