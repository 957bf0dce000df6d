package dev.firedrill.web.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiredrillPropertiesTest {

  private static final String CACHE = "XDG_CACHE_HOME";

  @Test
  void theBaseFolderComesBeforeHomeAndHomeBeforeTheListOfUsers() {
    assertThat(below(Map.of(CACHE, "/base", "HOME", "/home/me"))).isEqualTo("/base/firedrill");
    assertThat(below(Map.of("HOME", "/home/me"))).isEqualTo("/home/me/.cache/firedrill");
    assertThat(below(Map.of("HOME", "", CACHE, " ")))
        .isEqualTo(Path.of(System.getProperty("user.home"), ".cache/firedrill").toString());
  }

  private static String below(Map<String, String> environment) {
    return FiredrillProperties.below(environment, CACHE, ".cache").toString();
  }
}
