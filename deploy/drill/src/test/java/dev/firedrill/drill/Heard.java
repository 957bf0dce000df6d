package dev.firedrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.drill.desk.Visit;
import dev.firedrill.lab.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** All that a run's stream sends to somebody who watches it. */
final class Heard implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofMinutes(3);

  private final InputStream stream;
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final Thread listening = Thread.ofVirtual().unstarted(this::listen);

  private Heard(InputStream stream) {
    this.stream = stream;
  }

  /** Listens from now on. */
  static Heard of(Visit visit, String run) {
    try {
      Heard heard = new Heard(visit.stream("/runs/" + run + "/events"));
      heard.listening.start();
      return heard;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void listen() {
    try {
      stream.transferTo(text);
    } catch (IOException over) {
      // Closed, or the server has ended.
    }
  }

  /** What came until now, as soon as the steps and the log are in it. */
  String text() {
    Await.until(
        "the run's steps and its log on the stream",
        LONGEST,
        () -> now().contains("run-steps") && now().contains("id=\"run-log\""));
    return now();
  }

  private String now() {
    return text.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException gone) {
      assertThat(gone).isNotNull();
    }
  }
}
