package dev.firedrill.web.engine;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;

/** A Temporal that somebody else runs: plain, with TLS, or with TLS and an API key. */
final class ExternalTemporal implements Engine {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final EngineProperties properties;
  private final WorkflowServiceStubs stubs;

  ExternalTemporal(EngineProperties properties) {
    this.properties = properties;
    this.stubs = WorkflowServiceStubs.newServiceStubs(options(properties));
  }

  private static WorkflowServiceStubsOptions options(EngineProperties properties) {
    WorkflowServiceStubsOptions.Builder options =
        WorkflowServiceStubsOptions.newBuilder().setTarget(properties.address());
    EngineProperties.Tls tls = properties.tls();
    if (tls.enabled()) {
      options.setSslContext(TemporalTls.context(tls));
      String name = tls.serverName();
      if (name != null) {
        options.setChannelInitializer(channel -> channel.overrideAuthority(name));
      }
    }
    SecretReference key = properties.apiKey();
    if (key != null) {
      if (!tls.enabled()) {
        throw new StartRefused(
            ExitCode.USAGE,
            "firedrill.engine.api-key is sent over TLS only: set firedrill.engine.tls.enabled.");
      }
      options.addApiKey(key::read);
    }
    return options.build();
  }

  @Override
  public void start() {
    try {
      connect();
      Namespace.requireExisting(stubs, properties.namespace());
    } catch (StatusRuntimeException e) {
      throw new StartRefused(
          ExitCode.NOT_STARTED, EngineTrouble.sentence(String.valueOf(properties.address()), e), e);
    }
  }

  /** Whoever only kept silent is asked once more: this machine itself may have stood still. */
  private void connect() {
    try {
      stubs.connect(PATIENCE);
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.DEADLINE_EXCEEDED) {
        throw e;
      }
      stubs.connect(PATIENCE);
    }
  }

  @Override
  public WorkflowServiceStubs stubs() {
    return stubs;
  }

  @Override
  public boolean isUp() {
    return Namespace.serves(stubs);
  }

  @Override
  public EngineNotice notice() {
    return EngineNotice.NONE;
  }

  @Override
  public void close() {
    stubs.shutdownNow();
  }
}
