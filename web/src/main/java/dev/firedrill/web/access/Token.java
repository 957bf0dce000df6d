package dev.firedrill.web.access;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A machine's credential, as it is listed; what it opens with is kept nowhere.
 *
 * @param owner the account that answers for it; empty where it was made before tokens had one
 */
record Token(
    String name,
    Role role,
    String owner,
    Set<String> groups,
    Instant created,
    Instant expires,
    @Nullable Instant used,
    @Nullable Instant revoked) {

  /** How every token begins, so that people and scanners know one when they see it. */
  static final String PREFIX = "firedrill_";

  /**
   * How a token is called where a person's name could stand: no account can be called so. Who
   * starts a run by it is its owner.
   */
  static final String AS_PERSON = "token:";

  private static final int LENGTH = PREFIX.length() + 43;

  Token {
    requireNonNull(name, "name");
    requireNonNull(role, "role");
    requireNonNull(owner, "owner");
    groups = Set.copyOf(groups);
    requireNonNull(created, "created");
    requireNonNull(expires, "expires");
  }

  /** A new secret: 256 random bits behind the prefix. */
  static String draw() {
    return PREFIX + Secrets.token();
  }

  /** Whether this could be a token at all; what is not is never looked up. */
  static boolean isOne(String text) {
    return text.length() == LENGTH && text.startsWith(PREFIX);
  }

  /** What it is good for now, in a word. */
  String state() {
    if (revoked != null) {
      return "revoked";
    }
    return expires.isAfter(Instant.now()) ? "good" : "expired";
  }

  static Token of(ResultSet row, int number) throws SQLException {
    return new Token(
        row.getString("name"),
        Role.valueOf(row.getString("role")),
        owner(row),
        Account.groups(row),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("expires_at").toInstant(),
        instant(row, "used_at"),
        instant(row, "revoked_at"));
  }

  static String owner(ResultSet row) throws SQLException {
    String owner = row.getString("owner");
    return owner == null ? "" : owner;
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
