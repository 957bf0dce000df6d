package dev.firedrill.lab.patroni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PatroniFaultTest {

  @ParameterizedTest
  @EnumSource
  void everyFaultIsFoundByItsWords(PatroniFault fault) {
    assertThat(fault.words()).matches("[a-z]+(-[a-z]+)*");
    assertThat(PatroniFault.named(fault.words())).isEqualTo(fault);
  }

  @Test
  void anUnknownFaultIsAnsweredWithAllThatThereAre() {
    assertThatThrownBy(() -> PatroniFault.named("fire"))
        .hasMessageContaining("No fault \"fire\"")
        .hasMessageContaining("kill-leader-node, lose-leader-host");
  }
}
