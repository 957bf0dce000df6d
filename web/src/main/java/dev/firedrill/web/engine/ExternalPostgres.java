package dev.firedrill.web.engine;

import dev.firedrill.web.engine.DatabaseLogins.Login;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** A PostgreSQL that somebody else runs, as {@code spring.datasource} and its owner's login say. */
final class ExternalPostgres {

  private static final String ADDRESS = "spring.datasource.url";
  private static final String READ_ON = " (docs/external.md).";

  /** Asked once: a machine that stands still for a moment is no reason to refuse the start. */
  private static final String SECONDS_TO_ANSWER = "30";

  private static final Map<String, Set<String>> READ =
      Map.of(
          "spring.datasource", Set.of("url", "username", "password"),
          "spring.flyway", Set.of("user", "password", "locations"));

  private final Environment environment;

  private ExternalPostgres(Environment environment) {
    this.environment = environment;
  }

  /** The logins that are configured; empty when the embedded database is to be used. */
  static Optional<DatabaseLogins> in(Environment environment) {
    return new ExternalPostgres(environment).logins();
  }

  /** Refuses a database that can't be come to, or that does not keep what it confirmed. */
  static void requireUsable(DatabaseLogins logins) {
    requireUsable(logins.url(), logins.owner());
    requireUsable(logins.url(), logins.application());
  }

  private Optional<DatabaseLogins> logins() {
    READ.forEach(this::requireKnown);
    if (!environment.containsProperty(ADDRESS)) {
      requireNothingElse();
      return Optional.empty();
    }
    String url = needed(ADDRESS);
    if (!url.startsWith("jdbc:postgresql:")) {
      throw refusal(ADDRESS + " must be jdbc:postgresql://host:port/database");
    }
    Login application = login("spring.datasource.username", "spring.datasource.password");
    Login owner = login("spring.flyway.user", "spring.flyway.password");
    if (application.role().equals(owner.role())) {
      throw refusal(
          "spring.datasource.username and spring.flyway.user must be two roles: who owns the tables"
              + " could change the audit");
    }
    return Optional.of(new DatabaseLogins(url, application, owner));
  }

  private void requireKnown(String section, Set<String> read) {
    Binder.get(environment)
        .bind(section, Bindable.mapOf(String.class, Object.class))
        .orElseGet(Map::of)
        .keySet()
        .stream()
        .filter(key -> !read.contains(key))
        .findFirst()
        .ifPresent(key -> {
          throw refusal("Nobody reads the setting " + section + "." + key);
        });
  }

  private void requireNothingElse() {
    for (String key : Set.of("spring.datasource.username", "spring.flyway.user")) {
      if (environment.containsProperty(key)) {
        throw refusal(key + " is set, and " + ADDRESS + ", which it belongs to, is not");
      }
    }
  }

  private Login login(String role, String password) {
    String secret = needed(password);
    boolean elsewhere = secret.startsWith("env:") || secret.startsWith("file:");
    return new Login(needed(role), elsewhere ? new SecretReference(secret).read() : secret);
  }

  private String needed(String key) {
    String value = environment.getProperty(key, "");
    if (value.isBlank()) {
      throw refusal(ADDRESS + " is set, so " + key + " is needed too");
    }
    return value;
  }

  private static StartRefused refusal(String sentence) {
    return new StartRefused(ExitCode.USAGE, sentence + READ_ON);
  }

  private static void requireUsable(String url, Login login) {
    Properties properties = new Properties();
    properties.setProperty("user", login.role());
    properties.setProperty("password", login.password());
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("loginTimeout", SECONDS_TO_ANSWER);
    properties.setProperty("socketTimeout", SECONDS_TO_ANSWER);
    try (Connection connection = DriverManager.getConnection(url, properties)) {
      PostgresRoles.requireDurable(connection);
    } catch (SQLException e) {
      throw new StartRefused(
          ExitCode.NOT_STARTED,
          "The database at %s can't be used as %s: %s."
              .formatted(url.replaceFirst("\\?.*", ""), login.role(), said(e)),
          e);
    }
  }

  /** The first line of what the driver said, without the full stop that some of it has. */
  private static String said(SQLException failure) {
    return String.valueOf(failure.getMessage())
        .lines()
        .findFirst()
        .orElse("")
        .replaceAll("\\.$", "");
  }
}
