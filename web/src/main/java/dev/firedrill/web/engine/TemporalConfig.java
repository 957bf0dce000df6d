package dev.firedrill.web.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The managed engine's configuration, written anew into its folder at each start. */
record TemporalConfig(Path folder, Map<String, Integer> ports) {

  /** Each of the engine's services has a gRPC port, and one for the services among themselves. */
  private static final List<String> PORTS =
      List.of(
          "frontend",
          "frontend.membership",
          "history",
          "history.membership",
          "matching",
          "matching.membership",
          "worker",
          "worker.membership");

  TemporalConfig {
    ports = Map.copyOf(ports);
  }

  /** The configuration with the loopback ports that the data folder remembers. */
  static TemporalConfig in(Path folder, Ports remembered) {
    Map<String, Integer> ports = new HashMap<>();
    PORTS.forEach(name -> ports.put(name, remembered.of("engine." + name)));
    return new TemporalConfig(folder, ports);
  }

  /** SQLite in WAL mode with synchronous=2 (FULL): what is confirmed is on the disk. */
  private static final String SERVER =
      """
      log: {stdout: true, level: warn}
      persistence:
        defaultStore: file
        visibilityStore: file
        numHistoryShards: 1
        datastores:
          file:
            sql:
              pluginName: sqlite
              databaseName: "{folder}/engine.db"
              connectAddr: localhost
              connectProtocol: tcp
              connectAttributes:
                cache: private
                setup: "true"
                journal_mode: wal
                synchronous: "2"
              maxConns: 1
              maxIdleConns: 1
              maxConnLifetime: 1h
      global:
        membership: {maxJoinDuration: 30s, broadcastAddress: 127.0.0.1}
      services:
        frontend: {rpc: {grpcPort: {frontend}, membershipPort: {frontend.membership}, bindOnLocalHost: true}}
        history: {rpc: {grpcPort: {history}, membershipPort: {history.membership}, bindOnLocalHost: true}}
        matching: {rpc: {grpcPort: {matching}, membershipPort: {matching.membership}, bindOnLocalHost: true}}
        worker: {rpc: {grpcPort: {worker}, membershipPort: {worker.membership}, bindOnLocalHost: true}}
      clusterMetadata:
        enableGlobalNamespace: false
        failoverVersionIncrement: 10
        masterClusterName: active
        currentClusterName: active
        clusterInformation:
          active: {enabled: true, initialFailoverVersion: 1, rpcName: frontend, rpcAddress: "127.0.0.1:{frontend}"}
      dcRedirectionPolicy: {policy: noop}
      publicClient: {hostPort: "127.0.0.1:{frontend}"}
      dynamicConfigClient: {filepath: "{folder}/dynamic.yaml", pollInterval: 10s}
      """;

  /**
   * Measured on two cores, twenty steps in sequence: 2.05 s with the engine's defaults, 0.33 s with
   * these. With four partitions some tasks waited two seconds for their poller; with one, none did.
   *
   * <p>A look is the run's own work and takes up to an hour, three times at most, or an hour and a
   * half, twice. The engine's default takes such work away after thirty minutes and has it begun
   * again, for ever.
   */
  private static final String DYNAMIC =
      """
      history.workflowTaskHeartbeatTimeout: [{value: 4h}]
      history.transferProcessorMaxPollRPS: [{value: 2000}]
      history.timerProcessorMaxPollRPS: [{value: 2000}]
      history.visibilityProcessorMaxPollRPS: [{value: 2000}]
      matching.numTaskqueueReadPartitions: [{value: 1}]
      matching.numTaskqueueWritePartitions: [{value: 1}]
      system.enableActivityEagerExecution: [{value: true}]
      system.enableNexus: [{value: false}]
      system.namespaceCacheRefreshInterval: [{value: 1s}]
      """;

  /** Writes both files; the answer is the one to start the server with. */
  Path write() throws IOException {
    Files.writeString(folder.resolve("dynamic.yaml"), DYNAMIC);
    return Files.writeString(folder.resolve("server.yaml"), server());
  }

  /** The server's configuration. */
  String server() {
    String text = SERVER.replace("{folder}", quoted(folder));
    for (String name : PORTS) {
      text = text.replace("{" + name + "}", String.valueOf(ports.get(name)));
    }
    return text;
  }

  /** The port that clients connect to. */
  int frontend() {
    return Objects.requireNonNull(ports.get("frontend"));
  }

  private static String quoted(Path path) {
    return path.toString().replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
