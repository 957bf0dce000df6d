package dev.firedrill.web.engine;

import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import java.util.Optional;

/** Temporal's test server in this process: for a look around, never for real work. */
final class InMemoryTemporal implements Engine {

  private static final EngineNotice NOT_DURABLE =
      new EngineNotice(
          Optional.of(
              "Not durable: the engine is in memory. Every run is lost when Firedrill stops."));

  // Locked, so that its clock is the real one.
  private final TestServer.InProcessTestServer server = TestServer.createServer(true);
  private final WorkflowServiceStubs stubs =
      WorkflowServiceStubs.newServiceStubs(
          WorkflowServiceStubsOptions.newBuilder().setChannel(server.getChannel()).build());

  @Override
  public void start() {
    // The server has served since it was made, and knows every namespace.
  }

  @Override
  public WorkflowServiceStubs stubs() {
    return stubs;
  }

  @Override
  public boolean isUp() {
    return true;
  }

  @Override
  public EngineNotice notice() {
    return NOT_DURABLE;
  }

  @Override
  public void close() {
    stubs.shutdownNow();
    server.close();
  }
}
