package dev.firedrill.web.engine;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The engine and the embedded database, started at the same time. Closing ends the engine first:
 * while it runs, a worker elsewhere could still ask for the database.
 */
final class Ground implements AutoCloseable {

  private final Engine engine;
  private final @Nullable ManagedPostgres database;

  /** The database is null when Firedrill keeps its state in one that is run elsewhere. */
  Ground(Engine engine, @Nullable ManagedPostgres database) {
    this.engine = engine;
    this.database = database;
  }

  /** Starts both; when one fails, ends what was started and says why. */
  void start() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<Void> one = CompletableFuture.runAsync(engine::start, threads);
      CompletableFuture<Void> other =
          database == null
              ? CompletableFuture.completedFuture(null)
              : CompletableFuture.runAsync(database::start, threads);
      CompletableFuture.allOf(one, other).join();
    } catch (CompletionException e) {
      close();
      if (e.getCause() instanceof StartRefused refused) {
        throw refused;
      }
      throw new StartRefused(
          ExitCode.NOT_STARTED, "The database or the engine does not start: " + e.getCause(), e);
    }
  }

  Engine engine() {
    return engine;
  }

  Optional<ManagedPostgres> database() {
    return Optional.ofNullable(database);
  }

  @Override
  public void close() {
    engine.close();
    if (database != null) {
      database.close();
    }
  }
}
