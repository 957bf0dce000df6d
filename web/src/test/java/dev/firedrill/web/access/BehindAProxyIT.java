package dev.firedrill.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A desk that is told to believe the proxy before it. */
final class BehindAProxyIT {

  @Test
  void whoGuessesThroughTheProxyIsToldApart(@TempDir Path folder) throws Exception {
    try (Desk desk = Desk.start(folder, "--server.forward-headers-strategy=native")) {
      desk.add("sre-a", Role.OPERATOR);
      desk.browser()
          .post(
              "/sign-in",
              Map.of("name", "sre-a", "password", "a guess"),
              "X-Forwarded-For",
              "192.0.2.66, 203.0.113.9"); // the last one is the proxy's word, the others are not
      assertThat(
              desk.database()
                  .sql("SELECT source FROM sign_in_sources WHERE name = 'sre-a'")
                  .query(String.class)
                  .list())
          .containsExactly("203.0.113.9");
    }
  }
}
