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
  private final Thread sender = Thread.ofVirtual().name("stream").unstarted(this::send);
  private boolean offered;
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
    if (!offered) {
      offer(message);
    }
  }

  /** Takes the place of a message that has not been sent yet. */
  synchronized void offer(Message message) {
    offered = true;
    next.clear();
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
        if (message.equals(Message.BEAT) && !stillAllowed.getAsBoolean()) {
          emitter.complete();
          return;
        }
        SseEmitter.SseEventBuilder event =
            SseEmitter.event().name(message.name()).data(message.data());
        emitter.send(message.id().isEmpty() ? event : event.id(message.id()));
      }
    } catch (InterruptedException | IOException | IllegalStateException over) {
      // The browser is gone, or the server stops: the server's own thread ends the request.
      Thread.currentThread().interrupt();
    } finally {
      whenOver.run();
    }
  }
}
