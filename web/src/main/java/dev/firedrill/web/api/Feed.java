package dev.firedrill.web.api;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One machine that listens, on a virtual thread of its own. It reads what is new when the journal
 * rings, and now and then in any case; before each reading its token is looked up again.
 */
final class Feed {

  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
  private static final int BEAT_SECONDS = 5;

  private final SseEmitter emitter = new SseEmitter(0L);
  private final Semaphore bell = new Semaphore(0);
  private final Source source;
  private final BooleanSupplier stillAllowed;
  private final Thread thread = Thread.ofVirtual().name("feed").unstarted(this::sendUntilOver);
  private Runnable whenOver = () -> {};

  Feed(Source source, BooleanSupplier stillAllowed) {
    this.source = source;
    this.stillAllowed = stillAllowed;
  }

  SseEmitter start(Runnable afterwards) {
    whenOver = afterwards;
    emitter.onCompletion(thread::interrupt);
    emitter.onError(error -> thread.interrupt());
    thread.start();
    return emitter;
  }

  /** There may be something new. */
  void ring() {
    bell.release();
  }

  boolean concerns(String run) {
    return source.concerns(run);
  }

  /** Closes the line properly; whoever listens asks again by itself. */
  void end() {
    emitter.complete();
    thread.interrupt();
  }

  private void sendUntilOver() {
    try {
      emitter.send(SseEmitter.event().comment("listening")); // who asked sees at once that it works
      while (sendNews()) {
        if (!bell.tryAcquire(BEAT_SECONDS, TimeUnit.SECONDS)) {
          emitter.send(SseEmitter.event().comment("alive"));
        }
        bell.drainPermits(); // however often it rang, it is read once
      }
      emitter.complete();
    } catch (InterruptedException | IOException | IllegalStateException over) {
      // Who listened is gone, or the server stops: the server's own thread ends the request.
      Thread.currentThread().interrupt();
    } finally {
      whenOver.run();
    }
  }

  /** False when nothing will follow. */
  private boolean sendNews() throws IOException {
    try {
      return stillAllowed.getAsBoolean() && source.send(emitter);
    } catch (DataAccessException | TransactionException gone) {
      LOG.warn("nothing can be read for who listens: {}", gone.toString());
      return true; // asked again with the next beat
    }
  }

  /** Where the events come from. */
  interface Source {

    /** Sends what is new since the last time; false when nothing will ever follow. */
    boolean send(SseEmitter emitter) throws IOException;

    /** Whether a change of this run may be news. */
    boolean concerns(String run);
  }
}
