package dev.firedrill.web.schedules;

import dev.firedrill.web.layout.Notice;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says on every page which targets are without a backup, or without a verified one. */
@Component
class BackupNotice implements Notice {

  private final BackupRows rows;

  BackupNotice(BackupRows rows) {
    this.rows = rows;
  }

  @Override
  public Optional<String> banner() {
    String missing =
        rows.missing().stream()
            .map(each -> each.duty().sentence(each.target(), each.why()))
            .collect(Collectors.joining(" "));
    return missing.isEmpty() ? Optional.empty() : Optional.of(missing);
  }
}
