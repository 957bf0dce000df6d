package dev.firedrill.web.api;

import dev.firedrill.web.api.AuditLines.AuditLine;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The audit, for whoever keeps a copy of it: a viewer sees everything. */
@RestController
final class AuditApi {

  private final AuditLines audit;

  AuditApi(AuditLines audit) {
    this.audit = audit;
  }

  @GetMapping(path = "/api/v1/audit", produces = MediaType.APPLICATION_JSON_VALUE)
  AuditList list(HttpServletRequest request) {
    Query query = Query.of(request, "run", "cursor", "limit");
    String run = query.text("run");
    long after = query.read("cursor", AuditApi::position).orElse(0L);
    int limit = query.limit();
    query.finish();
    List<AuditLine> lines =
        run.isEmpty() ? audit.after(after, limit) : audit.after(after, limit, run);
    return new AuditList(
        lines, String.valueOf(lines.isEmpty() ? after : lines.getLast().position()));
  }

  static Optional<Long> position(String text) {
    return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  /**
   * Some lines, oldest first.
   *
   * @param next the cursor to go on with; when there is nothing new yet, the same as before
   */
  record AuditList(List<AuditLine> lines, String next) {}
}
