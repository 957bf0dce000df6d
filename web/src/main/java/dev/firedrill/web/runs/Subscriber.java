package dev.firedrill.web.runs;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.BooleanSupplier;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One browser that watches. It has a virtual thread, and holds one message at most: whoever is slow
 * gets the newest state, never a queue of old ones.
 */
final class Subscriber {

  private final SseEmitter emitter;
  private final BooleanSupplier stillAllowed;
  private final BlockingQueue<Message> next = new ArrayBlockingQueue<>(1);

  Subscriber(SseEmitter emitter, BooleanSupplier stillAllowed) {
    this.emitter = emitter;
    this.stillAllowed = stillAllowed;
  }

  /** Sends what is offered until the browser is gone, the session is over or the server stops. */
  void serve(Runnable whenOver) {
    Thread sender = Thread.ofVirtual().name("stream").unstarted(() -> send(whenOver));
    emitter.onCompletion(sender::interrupt);
    emitter.onError(error -> sender.interrupt());
    sender.start();
  }

  /** Takes the place of a message that has not been sent yet. */
  synchronized void offer(Message message) {
    next.clear();
    next.add(message);
  }

  /** Shows the browser that the line is alive, unless something better is about to. */
  synchronized void beat() {
    if (next.isEmpty()) {
      next.add(Message.BEAT);
    }
  }

  private void send(Runnable whenOver) {
    try {
      while (true) {
        Message message = next.take();
        if (message.equals(Message.BEAT) && !stillAllowed.getAsBoolean()) {
          break;
        }
        SseEmitter.SseEventBuilder event =
            SseEmitter.event().name(message.name()).data(message.data());
        emitter.send(message.id().isEmpty() ? event : event.id(message.id()));
      }
    } catch (InterruptedException | IOException | IllegalStateException over) {
      Thread.currentThread().interrupt();
    } finally {
      whenOver.run();
      emitter.complete();
    }
  }
}
