package dev.firedrill.web.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The tokens of machines, found by the hash of their secret. A row is never removed: a name means
 * one token for ever, in the audit too.
 */
@Repository
public class Tokens {

  /** What is good opens; a token that had an owner goes with the account. */
  private static final String GOOD =
      " revoked_at IS NULL AND expires_at > now()"
          + " AND (owner IS NULL OR EXISTS (SELECT FROM accounts a WHERE a.name = tokens.owner))";

  private final JdbcClient database;

  Tokens(JdbcClient database) {
    this.database = database;
  }

  /** Whose this is, while it is good: neither expired nor revoked. */
  public Optional<Person> find(String token) {
    if (!Token.isOne(token)) {
      return Optional.empty();
    }
    return database
        .sql("SELECT name, role, groups, owner FROM tokens WHERE token_hash = :hash AND" + GOOD)
        .param("hash", Secrets.hash(token))
        .query(Tokens::person)
        .optional();
  }

  /** Notes that it is used; written once a minute at most. */
  void use(String token) {
    database
        .sql(
            "UPDATE tokens SET used_at = now() WHERE token_hash = :hash"
                + " AND (used_at IS NULL OR used_at < now() - interval '1 minute')")
        .param("hash", Secrets.hash(token))
        .update();
  }

  /** Every token there ever was, by name. */
  List<Token> all() {
    return database.sql("SELECT * FROM tokens ORDER BY name").query(Token::of).list();
  }

  /** Adds one; false when there is or was one of this name. */
  boolean add(
      String name, String hash, Role role, String owner, Collection<String> groups, int days) {
    return database
            .sql(
                """
                INSERT INTO tokens (name, token_hash, role, owner, groups, expires_at)
                VALUES (:name, :hash, :role, :owner, :groups, now() + make_interval(days => :days))
                ON CONFLICT (name) DO NOTHING\
                """)
            .param("name", name)
            .param("hash", hash)
            .param("role", role.name())
            .param("owner", owner)
            .param("groups", groups.toArray(String[]::new))
            .param("days", days)
            .update()
        == 1;
  }

  /** Ends one at once; false when none of this name was good. */
  boolean revoke(String name) {
    return database
            .sql("UPDATE tokens SET revoked_at = now() WHERE name = :name AND revoked_at IS NULL")
            .param("name", name)
            .update()
        == 1;
  }

  /** Ends all of an account, so that who is given its name later doesn't get them; their names. */
  List<String> revokeThoseOf(String owner) {
    return database
        .sql(
            "UPDATE tokens SET revoked_at = now() WHERE owner = :owner AND revoked_at IS NULL"
                + " RETURNING name")
        .param("owner", owner)
        .query(String.class)
        .list();
  }

  private static Person person(ResultSet row, int number) throws SQLException {
    return new Person(
        Token.AS_PERSON + row.getString("name"),
        Role.valueOf(row.getString("role")),
        Account.groups(row),
        false,
        Token.owner(row));
  }
}
