package dev.firedrill.web.stop;

import dev.firedrill.web.layout.Notice;
import dev.firedrill.workflows.procedure.Ledger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The stop switch. Its row and its line in the audit are committed together, or neither is. */
@Service
class Stops implements Notice {

  private static final int MOST = 500;

  private final JdbcClient database;
  private final Ledger ledger;

  Stops(JdbcClient database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /** The stop that is in force; empty while changes are free. */
  Optional<Stop> now() {
    return database
        .sql("SELECT person, reason, at FROM stop_switch")
        .query((row, number) ->
            new Stop(
                row.getString("person"),
                row.getString("reason"),
                row.getTimestamp("at").toInstant()))
        .optional();
  }

  @Override
  public Optional<String> banner() {
    return now()
        .map(stop ->
            "All changes are stopped by %s: %s. Runs wait before their next change."
                .formatted(stop.person(), stop.reason()));
  }

  /** Stops all changes; reasons why not, empty when they are stopped. */
  @Transactional
  public List<String> stop(String admin, String reason) {
    List<String> objections = objectionsTo(reason);
    if (!objections.isEmpty()) {
      return objections;
    }
    int stopped =
        database
            .sql(
                "INSERT INTO stop_switch (person, reason) VALUES (:person, :reason)"
                    + " ON CONFLICT DO NOTHING")
            .param("person", admin)
            .param("reason", reason.strip())
            .update();
    if (stopped == 1) {
      ledger.append(admin, "CHANGES_STOPPED", "All changes", Map.of("reason", reason.strip()));
    }
    return List.of();
  }

  /** Releases changes; reasons why not, empty when they are free. */
  @Transactional
  public List<String> release(String admin, String reason) {
    List<String> objections = objectionsTo(reason);
    if (objections.isEmpty() && database.sql("DELETE FROM stop_switch").update() == 1) {
      ledger.append(admin, "CHANGES_RELEASED", "All changes", Map.of("reason", reason.strip()));
    }
    return objections;
  }

  private static List<String> objectionsTo(String reason) {
    return reason.isBlank() || reason.length() > MOST
        ? List.of("Say why, in at most " + MOST + " characters: it stands on every page.")
        : List.of();
  }
}
