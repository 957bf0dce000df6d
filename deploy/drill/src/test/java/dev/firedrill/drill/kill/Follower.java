package dev.firedrill.drill.kill;

import dev.firedrill.lab.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * A browser on a run's screen, as far as its stream goes. When the line breaks it asks again, and
 * says which event it had last (HTML standard, "Server-sent events": {@code Last-Event-ID}).
 */
final class Follower implements AutoCloseable {

  private static final Pattern SAID = Pattern.compile("<code class=\"said\">(.*?)</code>");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final long BETWEEN_ATTEMPTS_NANOS = 200_000_000;
  private static final Duration LATEST = Duration.ofMinutes(4);

  private final DeskSession session;
  private final String path;
  private final Sign sign;
  private final Path followed;
  private final List<Followed.Event> events = new CopyOnWriteArrayList<>();
  private final List<Log> logs = new CopyOnWriteArrayList<>();
  private final List<String> logAtSign = new CopyOnWriteArrayList<>();
  private final Thread reader;
  private final AtomicInteger lines = new AtomicInteger();

  /** The end of the log, as it was shown on this line. */
  private record Log(int line, List<String> said) {}

  private Follower(DeskSession session, String run, Sign sign, Path followed) {
    this.session = session;
    this.path = "/runs/" + run + "/events";
    this.sign = sign;
    this.followed = followed;
    this.reader = Thread.ofVirtual().name("follower").start(this::follow);
  }

  /**
   * What somebody waits for the browser to be shown.
   *
   * @param log how a line of the log begins
   */
  record Sign(String screen, String log) {}

  /** Follows the run; makes this file as soon as the screen has shown this sign. */
  static Follower of(DeskSession session, String run, Sign sign, Path followed) {
    return new Follower(session, run, sign, followed);
  }

  private void follow() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        String last = events.isEmpty() ? "" : events.getLast().id();
        HttpResponse<InputStream> answer = session.stream(path, last);
        if (answer.statusCode() == 200) {
          lines.incrementAndGet();
          read(answer);
        }
      } catch (IOException broken) {
        // The server is gone: asked again until it is back.
      }
      LockSupport.parkNanos(BETWEEN_ATTEMPTS_NANOS);
    }
  }

  private void read(HttpResponse<InputStream> answer) throws IOException {
    try (BufferedReader text =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      Map<String, String> fields = new HashMap<>();
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        if (line.isEmpty()) {
          take(fields);
          fields.clear();
        } else {
          int colon = line.indexOf(':');
          fields.merge(line.substring(0, colon), line.substring(colon + 1), (a, b) -> a + "\n" + b);
        }
      }
    }
  }

  private void take(Map<String, String> fields) throws IOException {
    String html = fields.getOrDefault("data", "");
    switch (fields.getOrDefault("event", "")) {
      case "run" ->
          events.add(
              new Followed.Event(
                  lines.get(), fields.getOrDefault("id", ""), HtmlUtils.htmlUnescape(html)));
      case "log" -> logs.add(new Log(lines.get(), said(html)));
      default -> {
        return;
      }
    }
    if (isSeen() && !Files.exists(followed)) {
      logAtSign.addAll(logs.getLast().said());
      Files.createFile(followed);
    }
  }

  private boolean isSeen() {
    return events.stream().anyMatch(event -> event.html().contains(sign.screen()))
        && logs.stream()
            .anyMatch(log -> log.said().stream().anyMatch(said -> said.startsWith(sign.log())));
  }

  private static List<String> said(String html) {
    return SAID.matcher(html)
        .results()
        .map(line -> HtmlUtils.htmlUnescape(TAG.matcher(line.group(1)).replaceAll("")))
        .toList();
  }

  /** What the browser was shown, once its newest line has shown it the end, and the log. */
  Followed awaitEnd(String ending) {
    Await.until(
        "the end on the screen",
        LATEST,
        () -> !events.isEmpty() && events.getLast().id().endsWith("-" + ending));
    Await.until(
        "the log on the screen",
        LATEST,
        () -> !logs.isEmpty() && logs.getLast().line() == lines.get());
    return new Followed(events, logAtSign);
  }

  @Override
  public void close() {
    reader.interrupt();
  }
}
