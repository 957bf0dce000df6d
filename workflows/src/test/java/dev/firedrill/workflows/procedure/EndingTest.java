package dev.firedrill.workflows.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The small words of the grammar. */
class EndingTest {

  @Test
  void eachEndingSaysWhatMayBeDoneNext() {
    assertThat(Arrays.stream(Ending.values()).map(Ending::next))
        .allMatch(next -> next.endsWith("."));
  }

  @Test
  void aTableIsAsWideAsItsColumns() {
    assertThatThrownBy(() -> new Table(List.of("one", "two"), List.of(List.of("1"))))
        .hasMessageContaining("each row needs 2 cells");
  }

  @Test
  void aTargetsNameIsNeverAnAddress() {
    for (String bad : List.of("", "A", "10.0.0.1", "a b", "a/b", "-a", "a".repeat(64), "ä")) {
      assertThatThrownBy(() -> new TargetName(bad)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(new TargetName("orders-db")).hasToString("orders-db");
  }
}
