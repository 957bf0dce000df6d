package dev.firedrill.web.api;

import dev.firedrill.web.api.AuditLines.AuditLine;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that happens, as the audit tells it: no line is left out, and none comes twice. The
 * audit's positions are dense and committed in order, so the last one sent is where to go on.
 */
final class AuditSource implements Feed.Source {

  private static final int AT_ONCE = 100;

  private final AuditLines audit;
  private final JsonMapper json;
  private long sent;

  AuditSource(AuditLines audit, JsonMapper json, long sentBefore) {
    this.audit = audit;
    this.json = json;
    this.sent = sentBefore;
  }

  @Override
  public boolean send(SseEmitter emitter) throws IOException {
    List<AuditLine> lines;
    do {
      lines = audit.after(sent, AT_ONCE);
      for (AuditLine line : lines) {
        emitter.send(
            SseEmitter.event()
                .id(String.valueOf(line.position()))
                .name(line.what())
                .data(json.writeValueAsString(line), MediaType.TEXT_PLAIN));
        sent = line.position();
      }
    } while (lines.size() == AT_ONCE);
    return true;
  }

  @Override
  public boolean concerns(String run) {
    return true;
  }
}
