package dev.firedrill.web.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The two ways into the embedded database: the application's, and the migrations'. */
@Configuration(proxyBeanMethods = false)
@Profile("!command")
class DatabaseConfiguration {

  private static final int CONNECTIONS = 20;

  /** Holds when no other database is configured. */
  static final class Embedded implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !context.getEnvironment().containsProperty("spring.datasource.url");
    }
  }

  /** Tells the migrations' grants which role the application works as. */
  @Bean
  FlywayConfigurationCustomizer applicationRole(Environment environment) {
    String role = environment.getProperty("spring.datasource.username", PostgresRoles.APPLICATION);
    return flyway -> flyway.placeholders(Map.of("application", role));
  }

  @Bean
  @Primary
  @Conditional(Embedded.class)
  DataSource dataSource(Ground ground) {
    ManagedPostgres database = ground.database().orElseThrow();
    return new HikariDataSource(
        login(database, PostgresRoles.APPLICATION, database.passwords().application()));
  }

  /** Without a pool: the owner's role is used at the start, and by nobody afterwards. */
  @Bean(defaultCandidate = false)
  @FlywayDataSource
  @Conditional(Embedded.class)
  DataSource migrations(Ground ground) {
    ManagedPostgres database = ground.database().orElseThrow();
    PGSimpleDataSource owner = new PGSimpleDataSource();
    owner.setUrl(database.url());
    owner.setUser(PostgresRoles.OWNER);
    owner.setPassword(database.passwords().owner());
    return owner;
  }

  /** Short times: after a crash of the database a broken connection must be given up at once. */
  private static HikariConfig login(ManagedPostgres database, String role, String password) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(role);
    config.setJdbcUrl(database.url());
    config.setUsername(role);
    config.setPassword(password);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(2);
    config.setConnectionTimeout(5_000);
    config.setValidationTimeout(1_000);
    config.addDataSourceProperty("connectTimeout", "2");
    config.addDataSourceProperty("socketTimeout", "30");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("ApplicationName", "firedrill");
    return config;
  }
}
