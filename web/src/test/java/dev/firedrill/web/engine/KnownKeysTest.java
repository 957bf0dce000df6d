package dev.firedrill.web.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

class KnownKeysTest {

  @Test
  void everyKeyOfARecordIsKnown() {
    accepted("firedrill.data", "x");
    accepted("firedrill.engine.address", "a:1");
    accepted("firedrill.engine.tls.ca", "/ca.pem");
    accepted("server.port", "1");
  }

  @Test
  void anInjectedValueIsKnown() {
    accepted("firedrill.targets", "targets");
  }

  @Test
  void aMistypedKeyStopsTheStart() {
    refused("firedrill.engin.address");
    refused("firedrill.dta");
    refused("firedrill.targetss");
  }

  private static void accepted(String key, String value) {
    try (var context = context(key, value)) {
      assertThatCode(() -> KnownKeys.require(context)).doesNotThrowAnyException();
    }
  }

  private static void refused(String key) {
    try (var context = context(key, "x")) {
      assertThatExceptionOfType(StartRefused.class)
          .isThrownBy(() -> KnownKeys.require(context))
          .withMessageContaining(key)
          .withMessageContaining("firedrill.engine.address")
          .satisfies(refused -> assertThat(refused.code()).isEqualTo(ExitCode.USAGE));
    }
  }

  private static AnnotationConfigApplicationContext context(String key, String value) {
    var context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test", Map.of(key, value)));
    ConfigurationPropertySources.attach(context.getEnvironment());
    context.register(Beans.class);
    context.refresh();
    return context;
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties({FiredrillProperties.class, EngineProperties.class})
  static class Beans {
    @Bean
    String targets(@Value("${firedrill.targets:targets}") String folder) {
      return folder;
    }
  }
}
