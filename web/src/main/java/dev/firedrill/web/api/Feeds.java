package dev.firedrill.web.api;

import dev.firedrill.web.problem.Refused;
import dev.firedrill.web.runs.JournalWatch;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** All machines that listen to this process, bounded in number. */
@Component
final class Feeds implements JournalWatch {

  private static final int MOST = 200;

  private final Set<Feed> feeds = ConcurrentHashMap.newKeySet();
  private final Semaphore places = new Semaphore(MOST);

  SseEmitter open(Feed.Source source, BooleanSupplier stillAllowed) {
    if (!places.tryAcquire()) {
      throw new Refused(
          HttpStatus.SERVICE_UNAVAILABLE,
          "too-many-listen",
          "Already " + MOST + " listen here: close what is not needed.",
          List.of());
    }
    Feed feed = new Feed(source, stillAllowed);
    feeds.add(feed);
    return feed.start(() -> leave(feed));
  }

  @Override
  public void changed(String run) {
    feeds.stream().filter(feed -> feed.concerns(run)).forEach(Feed::ring);
  }

  @Override
  public void anythingMayHaveChanged() {
    feeds.forEach(Feed::ring);
  }

  /** A server that stops says goodbye: it would wait for what never ends by itself. */
  @EventListener(ContextClosedEvent.class)
  void endAll() {
    feeds.forEach(Feed::end);
  }

  private void leave(Feed feed) {
    feeds.remove(feed);
    places.release();
  }
}
