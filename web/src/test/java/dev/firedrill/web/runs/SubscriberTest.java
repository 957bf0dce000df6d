package dev.firedrill.web.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class SubscriberTest {

  private volatile boolean allowed = true;

  @Test
  void afterItsSessionNoMessageOfAnyKindIsSent() throws Exception {
    allowed = false;
    for (Message message : List.of(Message.CHANGED, Message.BEAT)) {
      Line line = new Line();
      Subscriber subscriber = new Subscriber(line, () -> allowed);
      subscriber.offer(message);
      subscriber.serve(() -> {});
      assertThat(line.happened.take()).as(message.toString()).isEqualTo("completed");
    }
  }

  @Test
  void aSessionThatEndsInTheMiddleEndsTheLine() throws Exception {
    Line line = new Line();
    Subscriber subscriber = new Subscriber(line, () -> allowed);
    subscriber.serve(() -> {});
    subscriber.offer(Message.CHANGED);
    assertThat(line.happened.take()).isEqualTo("sent");
    allowed = false;
    subscriber.offer(Message.CHANGED);
    assertThat(line.happened.take()).isEqualTo("completed");
  }

  /** The line to a browser, and what became of it. */
  private static final class Line extends SseEmitter {

    private final BlockingQueue<String> happened = new LinkedBlockingQueue<>();

    @Override
    public void send(Set<DataWithMediaType> message) {
      happened.add("sent");
    }

    @Override
    public void complete() {
      happened.add("completed");
    }
  }
}
