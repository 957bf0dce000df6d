package dev.firedrill.web.gates;

import dev.firedrill.web.layout.Notice;
import dev.firedrill.workflows.procedure.PolicyWatch;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says on every page that there are production targets and nobody said who approves. */
@Component
final class PolicyNotice implements Notice {

  private final PolicyWatch watch;

  PolicyNotice(PolicyWatch watch) {
    this.watch = watch;
  }

  @Override
  public Optional<String> banner() {
    return watch.warning();
  }
}
