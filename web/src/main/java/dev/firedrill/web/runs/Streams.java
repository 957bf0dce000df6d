package dev.firedrill.web.runs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** All browsers that watch something, bounded in number. */
@Component
class Streams {

  private static final int MOST = 2_000;

  /** Everything at once, for lists. */
  private static final String ALL = "";

  private final Map<String, Topic> topics = new ConcurrentHashMap<>();
  private final AtomicInteger watching = new AtomicInteger();

  /** Watches one run. What the browser has already is not sent again. */
  SseEmitter run(String run, Supplier<Message> state, String has, BooleanSupplier stillAllowed) {
    return open(run, state, has, stillAllowed);
  }

  /** Watches that anything changed anywhere. */
  SseEmitter all(BooleanSupplier stillAllowed) {
    return open(ALL, () -> Message.CHANGED, "", stillAllowed);
  }

  /** Something of this run is new in the journal. */
  void changed(String run) {
    Topic topic = topics.get(run);
    if (topic != null) {
      topic.changed();
    }
    Topic all = topics.get(ALL);
    if (all != null) {
      all.changed();
    }
  }

  /** Something may have changed unnoticed, as after the database was gone. */
  void anythingMayHaveChanged() {
    topics.values().forEach(Topic::changed);
  }

  @Scheduled(fixedRate = 10_000)
  void beat() {
    topics.values().forEach(Topic::beat);
  }

  /** A server that stops says goodbye: it would wait for what never ends by itself. */
  @EventListener(ContextClosedEvent.class)
  void endAll() {
    topics.values().forEach(Topic::end);
  }

  private SseEmitter open(
      String name, Supplier<Message> state, String has, BooleanSupplier stillAllowed) {
    if (watching.incrementAndGet() > MOST) {
      watching.decrementAndGet();
      throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "too many watch");
    }
    SseEmitter emitter = new SseEmitter(0L);
    Subscriber subscriber = new Subscriber(emitter, stillAllowed);
    Topic topic =
        topics.compute(
            name,
            (same, there) -> {
              Topic watched = there == null ? new Topic(state) : there;
              watched.add(subscriber);
              return watched;
            });
    subscriber.serve(() -> leave(name, subscriber));
    try {
      // Read after joining: what changes from now on is offered, and is newer.
      Message now = topic.now();
      subscriber.offerFirst(now.id().equals(has) ? Message.BEAT : now);
    } catch (RuntimeException unreadable) {
      subscriber.end();
      throw unreadable;
    }
    return emitter;
  }

  private void leave(String name, Subscriber subscriber) {
    watching.decrementAndGet();
    topics.computeIfPresent(name, (same, topic) -> topic.isEmptyWithout(subscriber) ? null : topic);
  }
}
