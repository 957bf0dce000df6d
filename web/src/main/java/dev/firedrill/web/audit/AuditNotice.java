package dev.firedrill.web.audit;

import dev.firedrill.web.layout.Notice;
import dev.firedrill.workflows.procedure.AuditWatch;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says on every page that the audit is broken, as long as it is. */
@Component
final class AuditNotice implements Notice {

  private final AuditWatch watch;

  AuditNotice(AuditWatch watch) {
    this.watch = watch;
  }

  @Override
  public Optional<String> banner() {
    return watch.state().faults().stream()
        .findFirst()
        .map(fault ->
            "The audit is broken: %s. The screen Audit says what to do.".formatted(fault.what()));
  }
}
