package dev.firedrill.activities.reach.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuotingTest {

  private static String line(String... argv) {
    return new String(Quoting.commandLine(List.of(argv)), StandardCharsets.UTF_8);
  }

  @Test
  void eachArgumentIsQuotedOnItsOwn() {
    assertThat(line("ls", "", "a b", "it's")).isEqualTo("'ls' '' 'a b' 'it'\\''s'");
  }

  @Test
  void whatCannotArriveAsItIsIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> line("ls", "a\0b"));
    assertThatIllegalArgumentException().isThrownBy(() -> line("ls", "\ud83d"));
    assertThatIllegalArgumentException().isThrownBy(() -> line());
    assertThatIllegalArgumentException().isThrownBy(() -> line(""));
  }

  @Test
  void aLineThatNoKernelTakesIsRefusedBeforeItIsSent() {
    assertThat(Quoting.commandLine(List.of("ls", "x".repeat(Quoting.LONGEST - 7))))
        .hasSize(Quoting.LONGEST);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> line("ls", "x".repeat(Quoting.LONGEST - 6)))
        .withMessageContaining("120001 bytes");
  }
}
