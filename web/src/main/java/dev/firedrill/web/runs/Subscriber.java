package dev.firedrill.web.runs;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One browser that watches. It has a virtual thread, and holds one message of each name at most:
 * whoever is slow gets the newest state, never a queue of old ones.
 */
final class Subscriber {

  private final SseEmitter emitter;
  private final BooleanSupplier stillAllowed;
  private final BlockingQueue<Message> next = new LinkedBlockingQueue<>();
  private final Thread sender = Thread.ofVirtual().name("stream").unstarted(this::send);
  private final Set<String> offered = new HashSet<>();
  private Runnable whenOver = () -> {};

  Subscriber(SseEmitter emitter, BooleanSupplier stillAllowed) {
    this.emitter = emitter;
    this.stillAllowed = stillAllowed;
  }

  /** Sends what is offered until the browser is gone, the session is over or the server stops. */
  void serve(Runnable afterwards) {
    whenOver = afterwards;
    emitter.onCompletion(sender::interrupt);
    emitter.onError(error -> sender.interrupt());
    sender.start();
  }

  /** Ends without a word. */
  void end() {
    sender.interrupt();
  }

  /** Closes the line properly; the browser asks again by itself. */
  void complete() {
    emitter.complete();
    sender.interrupt();
  }

  /** What there was when the browser came, unless something newer was offered since. */
  synchronized void offerFirst(Message message) {
    if (message.equals(Message.BEAT)) {
      beat();
    } else if (!offered.contains(message.name())) {
      offer(message);
    }
  }

  /** Takes the place of a message of this name that has not been sent yet. */
  synchronized void offer(Message message) {
    offered.add(message.name());
    next.removeIf(old -> old.name().equals(message.name()) || old.equals(Message.BEAT));
    next.add(message);
  }

  /** Shows the browser that the line is alive, unless something better is about to. */
  synchronized void beat() {
    if (next.isEmpty()) {
      next.add(Message.BEAT);
    }
  }

  private void send() {
    try {
      while (true) {
        Message message = next.take();
        if (!stillAllowed.getAsBoolean()) {
          emitter.complete();
          return;
        }
        emitter.send(message.wire());
      }
    } catch (InterruptedException | IOException | IllegalStateException over) {
      // The browser is gone, or the server stops: the server's own thread ends the request.
      Thread.currentThread().interrupt();
    } finally {
      whenOver.run();
    }
  }
}
