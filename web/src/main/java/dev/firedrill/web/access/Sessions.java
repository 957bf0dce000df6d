package dev.firedrill.web.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The sessions of people, in the database: they outlive a restart of the server, hold in every web
 * process, and end everywhere at once.
 */
@Repository
public class Sessions {

  /** A session that nobody used for this long is over. */
  static final Duration IDLE = Duration.ofHours(2);

  /** However much it is used, a session is over after this time. */
  static final Duration LONGEST = Duration.ofHours(12);

  private static final String ALIVE =
      " s.created_at > now() - make_interval(secs => :longest)"
          + " AND s.seen_at > now() - make_interval(secs => :idle)";

  private final JdbcClient database;

  Sessions(JdbcClient database) {
    this.database = database;
  }

  /** Opens a session and returns its token, which is kept nowhere but in the person's browser. */
  String open(String name) {
    String token = Secrets.token();
    database
        .sql("INSERT INTO sessions (token_hash, name) VALUES (:hash, :name)")
        .param("hash", Secrets.hash(token))
        .param("name", name)
        .update();
    return token;
  }

  /** Whose session this is, with role and groups as they are now. */
  public Optional<Person> find(String token) {
    return database
        .sql(
            "SELECT a.name, a.role, a.groups, a.must_change FROM sessions s JOIN accounts a"
                + " USING (name) WHERE s.token_hash = :hash AND"
                + ALIVE)
        .param("hash", Secrets.hash(token))
        .param("longest", LONGEST.toSeconds())
        .param("idle", IDLE.toSeconds())
        .query(Sessions::person)
        .optional();
  }

  /** Notes that the session is used; written once a minute at most. */
  void use(String token) {
    database
        .sql(
            "UPDATE sessions SET seen_at = now() WHERE token_hash = :hash"
                + " AND seen_at < now() - interval '1 minute'")
        .param("hash", Secrets.hash(token))
        .update();
  }

  void end(String token) {
    database
        .sql("DELETE FROM sessions WHERE token_hash = :hash")
        .param("hash", Secrets.hash(token))
        .update();
  }

  void endAllOf(String name) {
    database.sql("DELETE FROM sessions WHERE name = :name").param("name", name).update();
  }

  /** Removes what is over. */
  int sweep() {
    return database
        .sql("DELETE FROM sessions s WHERE NOT (" + ALIVE + ")")
        .param("longest", LONGEST.toSeconds())
        .param("idle", IDLE.toSeconds())
        .update();
  }

  private static Person person(ResultSet row, int number) throws SQLException {
    return new Person(
        row.getString("name"),
        Role.valueOf(row.getString("role")),
        Account.groups(row),
        row.getBoolean("must_change"));
  }
}
