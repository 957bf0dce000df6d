package dev.firedrill.web.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/** The two ways into the database, whoever runs it: the application's, and the migrations'. */
@Configuration(proxyBeanMethods = false)
@Profile("!command")
class DatabaseConfiguration {

  private static final int CONNECTIONS = 20;

  /** How long the first connection is tried for: a moment's standstill ends no start. */
  private static final long MILLIS_FOR_THE_FIRST = 60_000;

  @Bean
  DatabaseLogins databaseLogins(Ground ground, Environment environment) {
    return ExternalPostgres.in(environment)
        .orElseGet(() -> ground.database().orElseThrow().logins());
  }

  /** Tells the migrations' grants which role the application works as. */
  @Bean
  FlywayConfigurationCustomizer applicationRole(DatabaseLogins logins) {
    return flyway -> flyway.placeholders(Map.of("application", logins.application().role()));
  }

  @Bean
  @Primary
  DataSource dataSource(DatabaseLogins logins) {
    return new HikariDataSource(pool(logins.url(), logins.application()));
  }

  /** Without a pool: the owner's role is used at the start, and by nobody afterwards. */
  @Bean(defaultCandidate = false)
  @FlywayDataSource
  DataSource migrations(DatabaseLogins logins) {
    PGSimpleDataSource owner = new PGSimpleDataSource();
    owner.setUrl(logins.url());
    owner.setUser(logins.owner().role());
    owner.setPassword(logins.owner().password());
    return owner;
  }

  /** Short times: after a crash of the database a broken connection must be given up at once. */
  private static HikariConfig pool(String url, DatabaseLogins.Login login) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(login.role());
    config.setJdbcUrl(url);
    config.setUsername(login.role());
    config.setPassword(login.password());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(2);
    config.setInitializationFailTimeout(MILLIS_FOR_THE_FIRST);
    config.setConnectionTimeout(5_000);
    config.setValidationTimeout(1_000);
    config.addDataSourceProperty("connectTimeout", "2");
    config.addDataSourceProperty("socketTimeout", "30");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("ApplicationName", "firedrill");
    return config;
  }
}
