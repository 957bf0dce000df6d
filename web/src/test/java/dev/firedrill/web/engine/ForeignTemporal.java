package dev.firedrill.web.engine;

import dev.firedrill.web.engine.EngineProperties.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A real {@code temporal-server} that is nobody's part: on its own file and ports, started and
 * ended by the test, as somebody else's engine is.
 */
final class ForeignTemporal implements AutoCloseable {

  private final Path home;
  private final DataFolder folder;
  private final Ports ports;
  private final TemporalConfig config;
  private final List<String> words;
  private @Nullable Process process;

  /**
   * Writes its configuration.
   *
   * @param global what stands below {@code global:} beside the membership: TLS, authorization
   */
  ForeignTemporal(Path home, String global) throws IOException {
    this.home = home;
    this.folder = DataFolder.open(home);
    this.ports = new Ports(folder);
    this.config = TemporalConfig.in(home, ports);
    config.write();
    Path file = home.resolve("foreign.yaml");
    Files.writeString(file, configuration(global));
    this.words = new ArrayList<>();
    words.add(TemporalBinary.find(Grounds.managed(), Grounds.cache()).path().toString());
    words.addAll(List.of("--config-file", file.toString(), "--allow-no-auth", "start"));
    for (String service :
        List.of("frontend", "internal-frontend", "history", "matching", "worker")) {
      words.addAll(List.of("--service", service));
    }
  }

  /** Its own services come in by a door of theirs: they have neither certificate nor token. */
  private String configuration(String global) {
    int door = ports.of("engine.internal");
    int membership = ports.of("engine.internal.membership");
    return config
        .server()
        .replace("global:\n", "global:\n" + global.indent(2))
        .replaceAll("publicClient: .*\n", "")
        .replace(
            "services:\n",
            "services:\n  internal-frontend: {rpc: {grpcPort: %d, membershipPort: %d, bindOnLocalHost: true}}\n"
                .formatted(door, membership));
  }

  /** Starts it, without waiting. */
  ForeignTemporal start() throws IOException {
    process =
        new ProcessBuilder(words)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()))
            .start();
    return this;
  }

  /** Starts it and makes the namespace, as its owner would; the connection is the owner's. */
  ForeignTemporal with(String namespace, Tls tls, @Nullable SecretReference key)
      throws IOException {
    start();
    ExternalTemporal owner = new ExternalTemporal(settings(namespace, tls, key));
    try {
      Grounds.await("it serves: " + home.resolve("log"), owner::isUp);
      Namespace.ensure(owner.stubs(), namespace, Duration.ofDays(1));
    } finally {
      owner.close();
    }
    return this;
  }

  /** The settings that lead to it. */
  EngineProperties settings(String namespace, Tls tls, @Nullable SecretReference key) {
    return new EngineProperties(
        null, address(), namespace, Duration.ofDays(1), tls, key, null, null);
  }

  String address() {
    return "127.0.0.1:" + config.frontend();
  }

  /** Ends it as a power cut would. */
  void kill() {
    Process running = process;
    if (running != null) {
      Grounds.kill(running);
    }
  }

  @Override
  public void close() throws IOException {
    kill();
    folder.close();
  }
}
