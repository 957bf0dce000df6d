package dev.firedrill.web.runs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
class Streams implements JournalWatch {

  private static final int MOST = 2_000;

  /** Everything at once, for lists. */
  private static final String ALL = "";

  /** What stands before a run's id where its log is meant. */
  private static final String LOG = "log ";

  private final Map<String, Topic> topics = new ConcurrentHashMap<>();
  private final AtomicInteger watching = new AtomicInteger();

  /** Watches one run and the end of its log. What the browser has already is not sent again. */
  SseEmitter run(
      String run,
      Supplier<Message> state,
      Supplier<Message> tail,
      String has,
      BooleanSupplier stillAllowed) {
    Map<String, Supplier<Message>> watched = new LinkedHashMap<>();
    watched.put(run, state);
    watched.put(LOG + run, tail);
    return open(watched, has, stillAllowed);
  }

  /** Watches that anything changed anywhere. */
  SseEmitter all(BooleanSupplier stillAllowed) {
    return open(Map.of(ALL, () -> Message.CHANGED), "", stillAllowed);
  }

  @Override
  public void changed(String run) {
    Topic topic = topics.get(run);
    if (topic != null) {
      topic.changed();
    }
    Topic all = topics.get(ALL);
    if (all != null) {
      all.changed();
    }
  }

  @Override
  public void logged(String run) {
    Topic topic = topics.get(LOG + run);
    if (topic != null) {
      topic.changed();
    }
  }

  @Override
  public void anythingMayHaveChanged() {
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
      Map<String, Supplier<Message>> watched, String has, BooleanSupplier stillAllowed) {
    if (watching.incrementAndGet() > MOST) {
      watching.decrementAndGet();
      throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "too many watch");
    }
    SseEmitter emitter = new SseEmitter(0L);
    Subscriber subscriber = new Subscriber(emitter, stillAllowed);
    List<Topic> joined = new ArrayList<>();
    watched.forEach((name, state) -> joined.add(join(name, state, subscriber)));
    subscriber.serve(() -> leave(watched.keySet(), subscriber));
    try {
      // Read after joining: what changes from now on is offered, and is newer.
      for (Topic topic : joined) {
        Message now = topic.now();
        subscriber.offerFirst(isKnown(now, has) ? Message.BEAT : now);
      }
    } catch (RuntimeException unreadable) {
      subscriber.end();
      throw unreadable;
    }
    return emitter;
  }

  /** That something may have changed is no news to a screen that has just been drawn. */
  private static boolean isKnown(Message now, String has) {
    return now.id().equals(has) && (!has.isEmpty() || now.equals(Message.CHANGED));
  }

  private Topic join(String name, Supplier<Message> state, Subscriber subscriber) {
    return topics.compute(
        name,
        (same, there) -> {
          Topic topic = there == null ? new Topic(state) : there;
          topic.add(subscriber);
          return topic;
        });
  }

  private void leave(Set<String> names, Subscriber subscriber) {
    watching.decrementAndGet();
    for (String each : names) {
      topics.computeIfPresent(
          each, (same, topic) -> topic.isEmptyWithout(subscriber) ? null : topic);
    }
  }
}
