package dev.firedrill.web.api;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * Which run each Idempotency-Key stands for. Whoever has claimed a key launches its run; a claim
 * that led to no run is given up, or taken over once it is old.
 */
@Repository
class StartKeys {

  private static final int OLD_SECONDS = 30;
  private static final int KEPT_DAYS = 7;

  private final JdbcClient database;

  StartKeys(JdbcClient database) {
    this.database = database;
  }

  /** Claims the key for a run of this id; false when it is known already. */
  boolean claim(String credential, String key, String hash, String run) {
    return database
            .sql(
                """
                INSERT INTO start_keys (credential, key, body_hash, run_id)
                VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING\
                """)
            .params(credential, key, hash, run)
            .update()
        == 1;
  }

  /** Claims a key again whose claim led to no run. */
  boolean takeOver(String credential, String key) {
    return database
            .sql(
                """
                UPDATE start_keys SET claimed_at = now() WHERE credential = ? AND key = ?
                  AND claimed_at < now() - make_interval(secs => ?)\
                """)
            .params(credential, key, OLD_SECONDS)
            .update()
        == 1;
  }

  /** Lets the next request with this key try at once. */
  void giveUp(String credential, String key) {
    database
        .sql("UPDATE start_keys SET claimed_at = '-infinity' WHERE credential = ? AND key = ?")
        .params(credential, key)
        .update();
  }

  Optional<Known> find(String credential, String key) {
    return database
        .sql("SELECT body_hash, run_id FROM start_keys WHERE credential = ? AND key = ?")
        .params(credential, key)
        .query((row, number) -> new Known(row.getString("body_hash"), row.getString("run_id")))
        .optional();
  }

  /** Forgets what nobody sends again. */
  @Scheduled(fixedDelay = 3_600_000)
  void clearAway() {
    database
        .sql("DELETE FROM start_keys WHERE created_at < now() - make_interval(days => ?)")
        .param(KEPT_DAYS)
        .update();
  }

  /** What a key was used for. */
  record Known(String hash, String run) {}
}
