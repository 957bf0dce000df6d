package dev.firedrill.lab.kafka;

import dev.firedrill.lab.LabFailure;
import dev.firedrill.lab.SshHosts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where everything of one Kafka lab is: its folder, addresses and ports. A broker is a host of its
 * own: Kafka and sshd listen on its address only.
 *
 * @param basePort the first of {@value #PORTS} ports in a row, used on every address
 */
public record KafkaPlan(Path folder, int basePort) {

  public static final List<String> BROKERS = List.of("kafka-1", "kafka-2", "kafka-3");

  static final int PORTS = 3;

  public KafkaPlan {
    folder = folder.toAbsolutePath().normalize();
    if (!folder.toString().matches("/[A-Za-z0-9/_.-]{1,90}")) {
      throw new LabFailure(
          "The folder's path must be plain and at most 90 characters long: " + folder);
    }
  }

  /** All hosts by name, with their addresses. */
  public static Map<String, String> hosts() {
    Map<String, String> hosts = new LinkedHashMap<>();
    BROKERS.forEach(broker -> hosts.put(broker, address(broker)));
    return hosts;
  }

  /** The address of a broker's host. */
  public static String address(String broker) {
    return "127.0.0." + (20 + id(broker));
  }

  /** The node id of a broker. */
  public static int id(String broker) {
    int at = BROKERS.indexOf(broker);
    if (at < 0) {
      throw new LabFailure("No broker " + broker + "; there are " + BROKERS);
    }
    return at + 1;
  }

  /** The broker with this node id. */
  public static String broker(int id) {
    return BROKERS.get(id - 1);
  }

  public int brokerPort() {
    return basePort;
  }

  public int controllerPort() {
    return basePort + 1;
  }

  public int sshPort() {
    return basePort + 2;
  }

  /** Where other controllers reach a broker's, as the quorum says it. */
  public String controllerEndpoint(String broker) {
    return "CONTROLLER://" + address(broker) + ":" + controllerPort();
  }

  /** Where clients connect. */
  public String bootstrap() {
    return BROKERS.stream()
        .map(broker -> address(broker) + ":" + brokerPort())
        .collect(Collectors.joining(","));
  }

  String controllers() {
    return BROKERS.stream()
        .map(broker -> address(broker) + ":" + controllerPort())
        .collect(Collectors.joining(","));
  }

  Path home(String broker) {
    return folder.resolve(broker);
  }

  Path config(String broker) {
    return home(broker).resolve("server.properties");
  }

  /** The log directories of a broker; the first holds the controllers' log. */
  public List<Path> directories(String broker) {
    return List.of(
        home(broker).resolve("metadata"),
        home(broker).resolve("data-1"),
        home(broker).resolve("data-2"));
  }

  /** A file that only takes room, beside the second data directory's logs. */
  public Path ballast(String broker) {
    return directories(broker).getLast().resolve("ballast");
  }

  /** Where the logs of a dead broker are kept. */
  public Path kept(String broker) {
    return home(broker).resolve("kept");
  }

  public Path targetFile() {
    return folder.resolve("targets/orders-bus.yaml");
  }

  /** The values that every template may use. */
  Map<String, String> values() {
    Map<String, String> values = new TreeMap<>();
    values.put("folder", folder.toString());
    values.put("user", SshHosts.USER);
    values.put("controllers", controllers());
    values.put("broker-port", Integer.toString(brokerPort()));
    values.put("controller-port", Integer.toString(controllerPort()));
    values.put("ssh-port", Integer.toString(sshPort()));
    return values;
  }

  /** The values of {@link #values()} and those of one broker. */
  Map<String, String> values(String broker) {
    Map<String, String> values = values();
    values.put("broker", broker);
    values.put("id", Integer.toString(id(broker)));
    values.put("address", address(broker));
    values.put("home", home(broker).toString());
    values.put("config", config(broker).toString());
    values.put("ballast", ballast(broker).toString());
    values.put("kept", kept(broker).toString());
    values.put("kept-regex", kept(broker).toString().replace(".", "\\."));
    values.put("config-regex", config(broker).toString().replace(".", "\\."));
    values.put("config-pattern", config(broker).toString().replace(".", "\\\\\\."));
    return values;
  }
}
