package dev.firedrill.web.catalogue;

import dev.firedrill.web.layout.Mark;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How each runbook's newest ended run ended. */
@Repository
class LastOutcomes {

  private final JdbcClient database;

  LastOutcomes(JdbcClient database) {
    this.database = database;
  }

  /** The newest outcome of each of these runbooks that ever ended. */
  Map<String, Outcome> of(Iterable<String> runbooks) {
    return database
        .sql(
            """
            SELECT r.id, r.runbook, r.ending, r.ended_at, r.target
            FROM unnest(CAST(:ids AS text[])) AS wanted (id)
            CROSS JOIN LATERAL (
              SELECT * FROM runs WHERE runbook = wanted.id AND state = 'ENDED' AND NOT plan
              ORDER BY intended_at DESC LIMIT 1) r\
            """)
        .param("ids", "{" + String.join(",", runbooks) + "}")
        .query((row, number) ->
            new Outcome(
                row.getString("id"),
                row.getString("runbook"),
                row.getString("target"),
                Mark.ofRun("ENDED", row.getString("ending")),
                row.getTimestamp("ended_at").toInstant()))
        .list()
        .stream()
        .collect(Collectors.toMap(Outcome::runbook, outcome -> outcome));
  }

  /** An ended run, as the catalogue mentions it. */
  record Outcome(String run, String runbook, String target, Mark mark, Instant at) {}
}
