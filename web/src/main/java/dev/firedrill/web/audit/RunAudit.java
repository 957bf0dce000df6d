package dev.firedrill.web.audit;

import java.util.List;
import org.springframework.stereotype.Component;

/** The lines of the audit that are about one run, as they leave Firedrill. */
@Component
public class RunAudit {

  private final AuditPages lines;

  RunAudit(AuditPages lines) {
    this.lines = lines;
  }

  /** All of them, as JSON lines in the order of the chain (docs/audit.md). */
  public String linesOf(String run) {
    AuditFilter filter = new AuditFilter("", "", run, "", "", "", "");
    StringBuilder text = new StringBuilder();
    long last = lines.last();
    List<AuditLine> page = lines.following(filter, Long.MIN_VALUE, last);
    while (!page.isEmpty()) {
      page.forEach(line -> text.append(ExportFormat.JSON_LINES.line(line)));
      page = lines.following(filter, page.getLast().position(), last);
    }
    return text.toString();
  }
}
