package dev.firedrill.web.runs;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What several browsers watch: rendered once for all of them, and again if it changed meanwhile.
 */
final class Topic {

  private static final Logger LOG = LoggerFactory.getLogger(Topic.class);

  private final Supplier<Message> state;
  private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
  private final AtomicInteger changes = new AtomicInteger();

  Topic(Supplier<Message> state) {
    this.state = state;
  }

  /** The state as it is now. */
  Message now() {
    return state.get();
  }

  void add(Subscriber subscriber) {
    subscribers.add(subscriber);
  }

  /** Whether nobody watches any more. */
  boolean isEmptyWithout(Subscriber subscriber) {
    subscribers.remove(subscriber);
    return subscribers.isEmpty();
  }

  void beat() {
    subscribers.forEach(Subscriber::beat);
  }

  void end() {
    subscribers.forEach(Subscriber::complete);
  }

  void changed() {
    if (changes.getAndIncrement() == 0) {
      Thread.ofVirtual().name("render").start(this::renderUntilQuiet);
    }
  }

  private void renderUntilQuiet() {
    int seen;
    do {
      seen = changes.get();
      render();
    } while (changes.addAndGet(-seen) != 0);
  }

  private void render() {
    try {
      Message message = state.get();
      subscribers.forEach(subscriber -> subscriber.offer(message));
    } catch (RuntimeException unreadable) {
      // When the journal is heard again, everything is drawn again.
      LOG.warn("a watched screen could not be drawn: {}", unreadable.toString());
    }
  }
}
