package dev.firedrill.web.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.web.engine.EngineProperties.Mode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class EnginePropertiesTest {

  @Test
  void withoutAnySettingTheEngineIsManaged() {
    EngineProperties properties = bind(Map.of());
    assertThat(properties.kind()).isEqualTo(Mode.MANAGED);
    assertThat(properties.namespace()).isEqualTo("firedrill");
    assertThat(properties.retention()).isEqualTo(Duration.ofDays(30));
    assertThat(properties.tls().enabled()).isFalse();
    assertThat(properties.apiKey()).isNull();
    assertThat(properties.binary()).isNull();
    assertThat(properties.releaseSha256()).isNull();
  }

  @Test
  void anAddressMeansAnEngineThatSomebodyElseRuns() {
    assertThat(bind(Map.of("address", "temporal.example:7233")).kind()).isEqualTo(Mode.EXTERNAL);
  }

  @Test
  void everySettingIsReadByItsKey() {
    EngineProperties properties =
        bind(
            Map.of(
                "address", "temporal.example:7233",
                "mode", "external",
                "namespace", "ops",
                "retention", "7d",
                "api-key", "env:TEMPORAL_API_KEY",
                "binary", "/opt/temporal-server",
                "release-sha256", "a".repeat(64),
                "tls.ca", "/etc/ca.pem",
                "tls.server-name", "temporal"));
    assertThat(properties.namespace()).isEqualTo("ops");
    assertThat(properties.retention()).isEqualTo(Duration.ofDays(7));
    assertThat(properties.apiKey()).isEqualTo(new SecretReference("env:TEMPORAL_API_KEY"));
    assertThat(properties.binary()).isEqualTo(Path.of("/opt/temporal-server"));
    assertThat(properties.tls().enabled()).isTrue();
  }

  @Test
  void theInMemoryEngineIsOnlyEverAskedFor() {
    assertThat(bind(Map.of("mode", "in-memory")).kind()).isEqualTo(Mode.IN_MEMORY);
  }

  @Test
  void anAddressAndAManagedEngineContradictEachOther() {
    refused(Map.of("mode", "managed", "address", "a:1"), "belongs to mode external");
    refused(Map.of("mode", "external"), "belongs to mode external");
  }

  @Test
  void whatCanNotBeMeantIsRefused() {
    refused(Map.of("address", "http://temporal:7233"), "must be host:port");
    refused(Map.of("retention", "1h"), "a day or more");
    refused(Map.of("release-sha256", "abc"), "64 lower-case hex digits");
    refused(Map.of("tls.certificate", "/c.pem"), "certificate and key together");
    refused(Map.of("api-key", "s3cret"), "never written out");
  }

  private static void refused(Map<String, String> settings, String reason) {
    assertThatThrownBy(() -> bind(settings)).rootCause().hasMessageContaining(reason);
  }

  private static EngineProperties bind(Map<String, String> settings) {
    MapConfigurationPropertySource source = new MapConfigurationPropertySource();
    settings.forEach((key, value) -> source.put("firedrill.engine." + key, value));
    return new Binder(source).bindOrCreate("firedrill.engine", EngineProperties.class);
  }
}
