package dev.firedrill.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What labs fetch and build is kept where the firedrill script keeps what it fetched. */
class CacheTest {

  @Test
  void theCacheIsTheScripts() {
    assertThat(Cache.folder(Map.of(), "/home/sre"))
        .isEqualTo(Path.of("/home/sre/.cache/firedrill"));
    assertThat(Cache.folder(Map.of("XDG_CACHE_HOME", "/x"), "/home/sre"))
        .isEqualTo(Path.of("/x/firedrill"));
    assertThat(Cache.folder(Map.of("FIREDRILL_CACHE", "/f", "XDG_CACHE_HOME", "/x"), "/home/sre"))
        .isEqualTo(Path.of("/f"));
  }
}
