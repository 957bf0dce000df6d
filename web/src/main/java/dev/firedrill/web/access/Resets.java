package dev.firedrill.web.access;

import dev.firedrill.workflows.procedure.Ledger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Carries out what was asked for at the server's console, and clears away sessions and attempts
 * that are over.
 */
@Component
class Resets {

  private static final Logger LOG = LoggerFactory.getLogger(Resets.class);

  private final ResetFolder folder;
  private final Accounts accounts;
  private final Attempts attempts;
  private final Sessions sessions;
  private final Ledger ledger;

  Resets(
      @Value("${firedrill.data}") Path data,
      Accounts accounts,
      Attempts attempts,
      Sessions sessions,
      Ledger ledger) {
    this.folder = new ResetFolder(data);
    this.accounts = accounts;
    this.attempts = attempts;
    this.sessions = sessions;
    this.ledger = ledger;
  }

  @Scheduled(fixedDelay = 2_000)
  void carryOut() {
    try {
      for (Map.Entry<String, String> asked : folder.take().entrySet()) {
        ledger.append("", "PASSWORD_RESET_AT_CONSOLE", asked.getKey(), Map.of());
        boolean known = accounts.setPasswordHash(asked.getKey(), asked.getValue(), true);
        LOG.warn("password of {} reset at the console; known: {}", asked.getKey(), known);
      }
    } catch (IOException | RuntimeException later) {
      LOG.warn("could not reset a password from the console: {}", later.toString());
    }
  }

  @Scheduled(fixedDelay = 600_000)
  void clearAway() {
    int over = sessions.sweep();
    int forgotten = attempts.sweep();
    LOG.debug("{} sessions were over, {} sources forgotten", over, forgotten);
  }
}
