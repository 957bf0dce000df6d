package dev.firedrill.web.schedules;

import dev.firedrill.web.layout.Notice;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says on every page which targets are without a backup, until they have one. */
@Component
class BackupNotice implements Notice {

  private final BackupRows rows;

  BackupNotice(BackupRows rows) {
    this.rows = rows;
  }

  @Override
  public Optional<String> banner() {
    String missing = String.join("; ", rows.missing());
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of("There is no backup younger than a day of " + missing + ".");
  }
}
