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

  private static final String COLUMNS =
      "name, role, groups, must_change, greatest(locked_until, (SELECT max(s.waits_until)"
          + " FROM sign_in_sources s WHERE s.name = accounts.name)) AS locked_until";

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

  /** As {@link #setPassword}, of a password whose bcrypt hash this is. */
  @Transactional
  public boolean setPasswordHash(String name, String hash, boolean oneTime) {
    return setHash(name, hash, oneTime);
  }

  private boolean setHash(String name, String hash, boolean oneTime) {
    // The account first: a sign-in with the old password holds it until its session is there to
    // end.
    int changed =
        database
            .sql(
                """
                UPDATE accounts SET password = :hash, must_change = :oneTime WHERE name = :name\
                """)
            .param("name", name)
            .param("hash", hash)
            .param("oneTime", oneTime)
            .update();
    endSessionsOf(name);
    forgetFailuresOf(name);
    return changed == 1;
  }

  @Transactional
  public void unlock(String name) {
    forgetFailuresOf(name);
  }

  void remove(String name) {
    database.sql("DELETE FROM accounts WHERE name = :name").param("name", name).update();
  }

  /**
   * Whether nobody but this person could still say who may in. Until the transaction ends no other
   * one can take that from an admin, so that two don't take it from each other at once.
   */
  boolean isLastAdmin(String name) {
    return database
        .sql("SELECT name FROM accounts WHERE role = 'ADMIN' ORDER BY name FOR UPDATE")
        .query(String.class)
        .list()
        .stream()
        .allMatch(name::equals);
  }

  private void forgetFailuresOf(String name) {
    database
        .sql("UPDATE accounts SET failures = 0, locked_until = NULL WHERE name = :name")
        .param("name", name)
        .update();
    database
        .sql("UPDATE sign_in_sources SET failures = 0, waits_until = NULL WHERE name = :name")
        .param("name", name)
        .update();
  }

  private void endSessionsOf(String name) {
    database.sql("DELETE FROM sessions WHERE name = :name").param("name", name).update();
  }
}
