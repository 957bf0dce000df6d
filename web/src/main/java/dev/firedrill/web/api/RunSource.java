package dev.firedrill.web.api;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The states of one run. Each event is the whole run as it is then; who is slow gets the newest
 * state, never a queue of old ones. After the end nothing follows.
 */
final class RunSource implements Feed.Source {

  private final String run;
  private final Supplier<Optional<RunDetail>> reader;
  private final JsonMapper json;
  private String sent;

  RunSource(String run, Supplier<Optional<RunDetail>> reader, JsonMapper json, String sentBefore) {
    this.run = run;
    this.reader = reader;
    this.json = json;
    this.sent = sentBefore;
  }

  @Override
  public boolean send(SseEmitter emitter) throws IOException {
    RunDetail now = reader.get().orElse(null);
    if (now == null) {
      return false;
    }
    String text = json.writeValueAsString(now);
    String id = idOf(text);
    if (!id.equals(sent)) {
      emitter.send(SseEmitter.event().id(id).name("run").data(text, MediaType.TEXT_PLAIN));
      sent = id;
    }
    return !now.isEnded();
  }

  @Override
  public boolean concerns(String changed) {
    return changed.equals(run);
  }

  /** Names a state among those of its run, in every process the same. */
  static String idOf(String text) {
    return Digests.sha256(text).substring(0, 16);
  }
}
