package dev.firedrill.web.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine and the embedded database. Both start at the same time and beside the application; who
 * asks for one waits until it serves. Closing ends the engine first: while it runs, it gives work
 * to workers that ask for the database.
 */
final class Ground implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Ground.class);
  private static final Duration TO_END = Duration.ofSeconds(15);
  private static final Executor BESIDE =
      task -> Thread.ofPlatform().daemon().name("ground").start(task);

  private final CompletableFuture<Engine> engine;
  private final CompletableFuture<Optional<ManagedPostgres>> database;

  private Ground(
      CompletableFuture<Engine> engine, CompletableFuture<Optional<ManagedPostgres>> database) {
    this.engine = engine;
    this.database = database;
  }

  /** Begins to start both; the database is null when the state is kept in another one. */
  static Ground starting(Callable<Engine> engine, @Nullable Callable<ManagedPostgres> database) {
    return new Ground(
        beside(() -> {
          Engine made = engine.call();
          made.start();
          return made;
        }),
        database == null
            ? CompletableFuture.completedFuture(Optional.empty())
            : beside(() -> {
              ManagedPostgres made = database.call();
              made.start();
              return Optional.of(made);
            }));
  }

  private static <T> CompletableFuture<T> beside(Callable<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    BESIDE.execute(() -> {
      try {
        result.complete(work.call());
      } catch (Exception e) {
        result.completeExceptionally(e);
      }
    });
    return result;
  }

  /** The engine, once it serves. */
  Engine engine() {
    return await(engine);
  }

  /** The embedded database, once it serves; empty when the state is kept in another one. */
  Optional<ManagedPostgres> database() {
    return await(database);
  }

  private static <T> T await(CompletableFuture<T> part) {
    try {
      return part.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartRefused(ExitCode.NOT_STARTED, "The start was interrupted.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StartRefused refused) {
        throw refused;
      }
      throw new StartRefused(
          ExitCode.NOT_STARTED, "The database or the engine does not start: " + e.getCause(), e);
    }
  }

  @Override
  public void close() {
    end(engine.thenAccept(Engine::close));
    end(database.thenAccept(embedded -> embedded.ifPresent(ManagedPostgres::close)));
  }

  private static void end(CompletableFuture<Void> closing) {
    try {
      closing.get(TO_END.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("A part that never came up is not ended", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
