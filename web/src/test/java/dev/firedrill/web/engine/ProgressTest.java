package dev.firedrill.web.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever waits at a terminal is told what for. */
class ProgressTest {

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream terminal = System.out;

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void leave() {
    System.setOut(terminal);
  }

  @Test
  void whatTakesLongIsSaidWhileItLasts() throws Exception {
    boolean heard =
        Progress.during(
            "Starting the engine",
            () -> Waiting.until(Duration.ofMinutes(1), () -> said().contains("engine … ")));
    assertThat(heard).isTrue();
    assertThat(said()).matches("(Starting the engine … \\d+\\.\\d s\n)+");
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
