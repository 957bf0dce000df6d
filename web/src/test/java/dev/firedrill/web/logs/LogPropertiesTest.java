package dev.firedrill.web.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LogPropertiesTest {

  @Test
  void linesAreKeptForNinetyDaysUnlessSaidOtherwise() {
    assertThat(bind(Map.of()).keep()).isEqualTo(Duration.ofDays(90));
    assertThat(bind(Map.of("keep", "14d")).keep()).isEqualTo(Duration.ofDays(14));
  }

  @Test
  void whatCanNotBeMeantIsRefused() {
    assertThatThrownBy(() -> bind(Map.of("keep", "10m")))
        .rootCause()
        .hasMessage("firedrill.logs.keep must be a day or more");
  }

  private static LogProperties bind(Map<String, String> settings) {
    MapConfigurationPropertySource source = new MapConfigurationPropertySource();
    settings.forEach((key, value) -> source.put("firedrill.logs." + key, value));
    return new Binder(source).bindOrCreate("firedrill.logs", LogProperties.class);
  }
}
