package dev.firedrill.web.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ExternalPostgresTest {

  private static final Map<String, Object> ALL =
      Map.of(
          "spring.datasource.url", "jdbc:postgresql://db.example.org/firedrill",
          "spring.datasource.username", "app",
          "spring.datasource.password", "one",
          "spring.flyway.user", "owner",
          "spring.flyway.password", "two");

  @TempDir Path folder;

  @Test
  void withoutAnAddressThereIsNone() {
    assertThat(ExternalPostgres.in(environment(Map.of()))).isEmpty();
  }

  @Test
  void twoRolesComeToIt() {
    assertThat(ExternalPostgres.in(environment(ALL)))
        .contains(
            new DatabaseLogins(
                "jdbc:postgresql://db.example.org/firedrill",
                new DatabaseLogins.Login("app", "one"),
                new DatabaseLogins.Login("owner", "two")));
  }

  @Test
  void aPasswordMayBeNamedInsteadOfWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("password"), "three\n");
    assertThat(ExternalPostgres.in(with("spring.datasource.password", "file:" + file)))
        .hasValueSatisfying(
            logins -> assertThat(logins.application().password()).isEqualTo("three"));
    refused(with("spring.datasource.password", "file:/nowhere"), "The secret at /nowhere");
  }

  @Test
  void noPasswordIsShown() {
    assertThat(String.valueOf(ExternalPostgres.in(environment(ALL)))).doesNotContain("one", "two");
  }

  @Test
  void whatIsHalfSaidIsRefused() {
    ALL.keySet().stream()
        .filter(key -> !key.endsWith("url"))
        .forEach(key -> refused(with(key, ""), key + " is needed too"));
    refused(
        environment(Map.of("spring.datasource.username", "app")),
        "spring.datasource.url, which it belongs to, is not");
    refused(environment(Map.of("spring.datasource.ulr", "x")), "spring.datasource.ulr");
    refused(with("spring.datasource.hikari.maximum-pool-size", "5"), "spring.datasource.hikari");
    refused(with("spring.flyway.enabled", "false"), "spring.flyway.enabled");
    refused(with("spring.datasource.url", "jdbc:mysql://x/y"), "must be jdbc:postgresql:");
    refused(with("spring.flyway.user", "app"), "must be two roles");
  }

  private static void refused(Environment environment, String sentence) {
    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(() -> ExternalPostgres.in(environment))
        .withMessageContaining(sentence)
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(ExitCode.USAGE));
  }

  private static Environment with(String key, String value) {
    Map<String, Object> settings = new HashMap<>(ALL);
    settings.put(key, value);
    return environment(settings);
  }

  private static Environment environment(Map<String, Object> settings) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    return environment;
  }
}
