package dev.firedrill.web.engine;

import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The {@code temporal-server} that this process starts on a file in the data folder, watches,
 * starts again when it dies, and ends.
 */
final class ManagedTemporal implements Engine, Part {

  private final EngineProperties properties;
  private final TemporalBinary binary;
  private final Path home;
  private final Path pidFile;
  private final Path log;
  private final Path config;
  private final WorkflowServiceStubs stubs;
  private final Supervised supervised = new Supervised(this);

  ManagedTemporal(EngineProperties properties, DataFolder folder, Path cache, Ports ports) {
    this.properties = properties;
    this.binary = TemporalBinary.find(properties, cache);
    this.home = folder.folder("engine");
    this.pidFile = folder.folder("run").resolve("engine.pid");
    this.log = folder.folder("logs").resolve("engine.log");
    try {
      folder.requireVersion(
          home.resolve("version"), binary.version(), "the engine (temporal-server)");
      Leftover.end(this, pidFile, home);
      TemporalConfig written = TemporalConfig.in(home, ports);
      this.config = written.write();
      this.stubs = connection(written.frontend());
    } catch (IOException e) {
      throw new StartRefused(
          ExitCode.FOLDER_NOT_WRITABLE, "The engine's folder " + home + " can't be used: " + e, e);
    }
  }

  private static WorkflowServiceStubs connection(int port) {
    return WorkflowServiceStubs.newServiceStubs(
        WorkflowServiceStubsOptions.newBuilder().setTarget("127.0.0.1:" + port).build());
  }

  @Override
  public void start() {
    try {
      Progress.during(
          "Starting the engine",
          () -> {
            supervised.start();
            return binary;
          });
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new StartRefused(ExitCode.NOT_STARTED, "The engine can't be started: " + e, e);
    }
  }

  @Override
  public Process launch() throws IOException {
    return Launch.of(
        List.of(
            binary.path().toString(),
            "--config-file",
            config.toString(),
            "--allow-no-auth",
            "start"),
        pidFile,
        log,
        home);
  }

  @Override
  public boolean answers() {
    reconnectNow();
    return Namespace.serves(stubs);
  }

  @Override
  public void up() {
    Namespace.ensure(stubs, properties.namespace(), properties.retention());
  }

  /** A client that saw the engine die would wait up to seconds before its next attempt. */
  private void reconnectNow() {
    stubs.getRawChannel().resetConnectBackoff();
  }

  @Override
  public void askToEnd(ProcessHandle process) {
    process.destroy();
  }

  @Override
  public WorkflowServiceStubs stubs() {
    return stubs;
  }

  @Override
  public boolean isUp() {
    return supervised.state() == Supervised.State.UP && Namespace.serves(stubs);
  }

  Supervised supervised() {
    return supervised;
  }

  @Override
  public EngineNotice notice() {
    return EngineNotice.NONE;
  }

  @Override
  public String name() {
    return "engine";
  }

  @Override
  public Path log() {
    return log;
  }

  @Override
  public void close() {
    stubs.shutdownNow();
    supervised.close();
  }
}
