package dev.firedrill.web.engine;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/** The way into the database for a command that needs it; the others never ask. */
@Configuration(proxyBeanMethods = false)
@Profile("command")
class CommandDatabase {

  @Bean
  DatabaseOfCommand databaseOfCommand(FiredrillProperties properties, Environment settings) {
    String elsewhere = settings.getProperty("spring.datasource.url", "");
    return elsewhere.isBlank()
        ? DatabaseOfCommand.in(properties)
        : DatabaseOfCommand.at(
            elsewhere,
            settings.getProperty("spring.datasource.username", ""),
            secret(settings.getProperty("spring.datasource.password", "")));
  }

  /** Written out, or named as any other secret. */
  private static String secret(String password) {
    return password.startsWith("env:") || password.startsWith("file:")
        ? new SecretReference(password).read()
        : password;
  }

  @Bean
  @Primary
  DataSource dataSource(DatabaseOfCommand database) {
    return database.dataSource();
  }
}
