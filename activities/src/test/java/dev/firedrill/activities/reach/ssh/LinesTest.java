package dev.firedrill.activities.reach.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {

  private final List<String> seen = new ArrayList<>();
  private final Lines lines = new Lines(seen::add);

  private void take(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      lines.take(bytes, i, 1);
    }
  }

  @Test
  void aLineIsPassedOnAsSoonAsItIsWhole() {
    take("one\ntwö");
    assertThat(seen).containsExactly("one");
    lines.end();
    assertThat(seen).containsExactly("one", "twö");
  }

  @Test
  void everyEndOfALineCountsOnce() {
    take("unix\ndos\r\nprogress 1\rprogress 2\r\n\nafter an empty one\n");
    lines.end();
    assertThat(seen)
        .containsExactly("unix", "dos", "progress 1", "progress 2", "", "after an empty one");
  }

  @Test
  void aLineWithoutEndIsPassedOnInPieces() {
    take("x".repeat(Lines.LONGEST + 1));
    lines.end();
    assertThat(seen).containsExactly("x".repeat(Lines.LONGEST), "x");
  }

  @Test
  void bytesThatAreNoTextAreNoFailure() {
    lines.take(new byte[] {'a', (byte) 0xff, 0, '\n'}, 0, 4);
    assertThat(seen).containsExactly("a\ufffd\0");
  }
}
