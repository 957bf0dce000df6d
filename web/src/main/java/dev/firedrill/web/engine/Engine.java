package dev.firedrill.web.engine;

import io.temporal.serviceclient.WorkflowServiceStubs;

/** The Temporal engine that procedures run on, however it is had. */
interface Engine extends AutoCloseable {

  /** Starts or reaches the engine; when this returns, it serves and the namespace exists. */
  void start();

  /** The connection to it. */
  WorkflowServiceStubs stubs();

  /** Whether it serves now. */
  boolean isUp();

  /** What the screens must say about it. */
  EngineNotice notice();

  @Override
  void close();
}
