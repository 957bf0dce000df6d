package dev.firedrill.web.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

final class TopicTest {

  /** An emitter whose browser reads only when it is let. */
  private static final class Slow extends SseEmitter {

    private final CountDownLatch reads = new CountDownLatch(1);
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final CountDownLatch completed = new CountDownLatch(1);

    @Override
    public void send(Set<DataWithMediaType> message) throws IOException {
      try {
        reads.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      for (DataWithMediaType part : message) {
        sent.add(new String((byte[]) part.getData(), StandardCharsets.UTF_8));
      }
    }

    @Override
    public void complete() {
      completed.countDown();
    }
  }

  @Test
  void aSlowBrowserGetsTheNewestStateAndNoQueueOfOldOnes() throws Exception {
    Slow emitter = new Slow();
    AtomicBoolean signedIn = new AtomicBoolean(true);
    Subscriber subscriber = new Subscriber(emitter, signedIn::get);
    subscriber.serve(() -> {});
    for (int i = 1; i <= 100; i++) {
      subscriber.offer(new Message(String.valueOf(i), "run", "state " + i));
    }
    emitter.reads.countDown();
    awaitEmptied(emitter);
    signedIn.set(false);
    subscriber.beat();
    assertThat(emitter.completed.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(emitter.sent).hasSizeLessThanOrEqualTo(2);
    assertThat(emitter.sent.getLast()).contains("id:100", "state 100");
  }

  private static void awaitEmptied(Slow emitter) {
    while (emitter.sent.isEmpty() || !emitter.sent.getLast().contains("state 100")) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aSessionThatIsOverEndsItsStream() throws Exception {
    Slow emitter = new Slow();
    emitter.reads.countDown();
    CountDownLatch left = new CountDownLatch(1);
    Subscriber subscriber = new Subscriber(emitter, () -> false);
    subscriber.serve(left::countDown);
    subscriber.beat();
    assertThat(emitter.completed.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(left.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(emitter.sent).isEmpty();
  }

  @Test
  void manyChangesAtOnceAreRenderedAFewTimesAndTheLastOneIsSeen() throws Exception {
    AtomicInteger state = new AtomicInteger();
    AtomicInteger rendered = new AtomicInteger();
    CountDownLatch seen = new CountDownLatch(1);
    Topic topic =
        new Topic(() -> {
          rendered.incrementAndGet();
          if (state.get() == 1_000) {
            seen.countDown();
          }
          return new Message("" + state.get(), "run", "");
        });
    for (int i = 0; i < 1_000; i++) {
      state.incrementAndGet();
      topic.changed();
    }
    assertThat(seen.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(rendered.get()).isLessThanOrEqualTo(1_000);
  }
}
