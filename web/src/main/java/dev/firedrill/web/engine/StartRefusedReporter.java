package dev.firedrill.web.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says a refused start as its one sentence on standard error, without a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartRefusedReporter implements SpringBootExceptionReporter {

  /** Spring Boot's way of making reporters; the context is null when it was never made. */
  StartRefusedReporter(@Nullable ConfigurableApplicationContext context) {}

  @Override
  public boolean reportException(Throwable failure) {
    if (Failure.isEnding()) {
      return true;
    }
    Optional<StartRefused> refused = Refusal.in(failure);
    refused.ifPresent(reason -> Progress.complain(String.valueOf(reason.getMessage())));
    return refused.isPresent();
  }
}
