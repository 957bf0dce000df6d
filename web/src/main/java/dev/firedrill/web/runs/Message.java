package dev.firedrill.web.runs;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;

/**
 * One event of a stream, written out once for all browsers that get it (WHATWG HTML, section
 * 9.2.5).
 */
final class Message {

  static final Message BEAT = new Message("", "beat", "alive");
  static final Message CHANGED = new Message("", "changed", "changed");

  private final String id;
  private final String name;
  private final String data;
  private @Nullable Set<DataWithMediaType> wire;

  /**
   * An event.
   *
   * @param id what the browser sends back as Last-Event-ID; empty where there is nothing to resume
   * @param data safe HTML, or a word
   */
  Message(String id, String name, String data) {
    this.id = id;
    this.name = name;
    this.data = data;
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  /** What goes over the line. */
  synchronized Set<DataWithMediaType> wire() {
    Set<DataWithMediaType> written = wire;
    if (written == null) {
      byte[] bytes = text().getBytes(StandardCharsets.UTF_8);
      written = Set.of(new DataWithMediaType(bytes, null));
      wire = written;
    }
    return written;
  }

  private String text() {
    String lines =
        data.isEmpty() ? "data:\n" : data.lines().map(Message::line).collect(Collectors.joining());
    return "event:" + name + "\n" + (id.isEmpty() ? "" : "id:" + id + "\n") + lines + "\n";
  }

  /** Of what follows the colon, a reader leaves one space out. */
  private static String line(String text) {
    return "data:" + (text.startsWith(" ") ? " " : "") + text + "\n";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Message message
        && id.equals(message.id)
        && name.equals(message.name)
        && data.equals(message.data);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, name, data);
  }

  @Override
  public String toString() {
    return name + " " + id;
  }
}
