package dev.firedrill.web.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The local accounts. Whatever takes something from a person also ends all their sessions. */
@Repository
class Accounts {

  private static final String COLUMNS = "name, role, groups, must_change, locked_until";

  private final JdbcClient database;
  private final PasswordEncoder passwords;

  Accounts(JdbcClient database, PasswordEncoder passwords) {
    this.database = database;
    this.passwords = passwords;
  }

  List<Account> all() {
    return database
        .sql("SELECT " + COLUMNS + " FROM accounts ORDER BY name")
        .query(Account::of)
        .list();
  }

  Optional<Account> find(String name) {
    return database
        .sql("SELECT " + COLUMNS + " FROM accounts WHERE name = :name")
        .param("name", name)
        .query(Account::of)
        .optional();
  }

  /** Adds an account whose password has to be changed at the first sign-in; false if it exists. */
  boolean add(String name, Role role, Collection<String> groups, String oneTimePassword) {
    return database
            .sql(
                """
                INSERT INTO accounts (name, password, role, groups, must_change)
                VALUES (:name, :password, :role, :groups, true) ON CONFLICT (name) DO NOTHING\
                """)
            .param("name", name)
            .param("password", passwords.encode(oneTimePassword))
            .param("role", role.name())
            .param("groups", groups.toArray(String[]::new))
            .update()
        == 1;
  }

  @Transactional
  public void allow(String name, Role role, Collection<String> groups) {
    database
        .sql("UPDATE accounts SET role = :role, groups = :groups WHERE name = :name")
        .param("name", name)
        .param("role", role.name())
        .param("groups", groups.toArray(String[]::new))
        .update();
    endSessionsOf(name);
  }

  /** Sets a password, ends every session and lifts a lock; false if there is no such account. */
  @Transactional
  public boolean setPassword(String name, String password, boolean oneTime) {
    return setHash(name, String.valueOf(passwords.encode(password)), oneTime);
  }

  /** As {@link #setPassword}, of a one-time password whose bcrypt hash this is. */
  @Transactional
  public boolean setOneTimeHash(String name, String hash) {
    return setHash(name, hash, true);
  }

  private boolean setHash(String name, String hash, boolean oneTime) {
    endSessionsOf(name);
    return database
            .sql(
                """
                UPDATE accounts SET password = :hash, must_change = :oneTime,
                  failures = 0, locked_until = NULL WHERE name = :name\
                """)
            .param("name", name)
            .param("hash", hash)
            .param("oneTime", oneTime)
            .update()
        == 1;
  }

  boolean passwordMatches(String name, String password) {
    return database
        .sql("SELECT password FROM accounts WHERE name = :name")
        .param("name", name)
        .query(String.class)
        .optional()
        .filter(kept -> passwords.matches(password, kept))
        .isPresent();
  }

  void unlock(String name) {
    database
        .sql("UPDATE accounts SET failures = 0, locked_until = NULL WHERE name = :name")
        .param("name", name)
        .update();
  }

  void remove(String name) {
    database.sql("DELETE FROM accounts WHERE name = :name").param("name", name).update();
  }

  /** Whether nobody but this person could still say who may in. */
  boolean isLastAdmin(String name) {
    return database
            .sql("SELECT count(*) FROM accounts WHERE role = 'ADMIN' AND name <> :name")
            .param("name", name)
            .query(Long.class)
            .single()
        == 0;
  }

  private void endSessionsOf(String name) {
    database.sql("DELETE FROM sessions WHERE name = :name").param("name", name).update();
  }
}
