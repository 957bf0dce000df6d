package dev.firedrill.web.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The bundles that were signed: one for each run, and never another one. */
@Repository
class EvidenceStore {

  static final int PAGE = 50;

  private final JdbcClient database;

  EvidenceStore(JdbcClient database) {
    this.database = database;
  }

  Optional<byte[]> find(String run) {
    return database
        .sql("SELECT bundle FROM evidence WHERE run_id = :run")
        .param("run", run)
        .query((row, number) -> row.getBytes(1))
        .optional();
  }

  /** Keeps a bundle, unless there is one. */
  void keep(String run, Instant signed, byte[] bundle) {
    database
        .sql(
            "INSERT INTO evidence (run_id, signed_at, bundle) VALUES (:run, :signed, :bundle)"
                + " ON CONFLICT DO NOTHING")
        .param("run", run)
        .param("signed", Timestamp.from(signed))
        .param("bundle", bundle)
        .update();
  }

  /** Runs that ended within this time and have no bundle; plans prove nothing and get none. */
  List<String> unsigned(Duration within, int most) {
    return database
        .sql(
            """
            SELECT id FROM runs WHERE state = 'ENDED' AND NOT plan AND ended_at > :since
              AND NOT EXISTS (SELECT FROM evidence WHERE run_id = id)
            ORDER BY ended_at LIMIT :most\
            """)
        .param("since", Timestamp.from(Instant.now().minus(within)))
        .param("most", most)
        .query(String.class)
        .list();
  }

  /**
   * The newest of them, one more than a page has, to see if there are older ones.
   *
   * @param runbook only of this one; empty for all
   * @param before only those signed before
   */
  List<Kept> newest(String runbook, Instant before) {
    return database
        .sql(
            """
            SELECT r.*, e.signed_at, octet_length(e.bundle) AS bytes
            FROM evidence e JOIN runs r ON r.id = e.run_id
            WHERE (:runbook = '' OR r.runbook = :runbook) AND e.signed_at < :before
            ORDER BY e.signed_at DESC, e.run_id DESC LIMIT :most\
            """)
        .param("runbook", runbook)
        .param("before", Timestamp.from(before))
        .param("most", PAGE + 1)
        .query(EvidenceStore::kept)
        .list();
  }

  private static Kept kept(ResultSet row, int number) throws SQLException {
    return new Kept(
        row.getString("id"),
        row.getString("runbook"),
        row.getString("target"),
        row.getString("environment"),
        row.getString("starter"),
        row.getString("ending"),
        row.getTimestamp("ended_at").toInstant(),
        row.getTimestamp("signed_at").toInstant(),
        row.getLong("bytes"));
  }
}
