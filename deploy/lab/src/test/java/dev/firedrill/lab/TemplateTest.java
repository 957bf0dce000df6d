package dev.firedrill.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {

  @Test
  void placesAreFilledAndTheRestIsKept() {
    assertThat(Template.of("a ${one-x} $HOME $(b) c$").fill(Map.of("one-x", "$1\\")))
        .isEqualTo("a $1\\ $HOME $(b) c$");
  }

  @Test
  void aPlaceWithoutAValueIsAnError() {
    assertThatThrownBy(() -> Template.of("${gone}").fill(Map.of()))
        .isInstanceOf(LabFailure.class)
        .hasMessage("No value for ${gone}");
  }

  @Test
  void aSectionLiesBetweenItsLines() {
    Template template = Template.of("head\n# a\none\n# b\ntwo\n");
    assertThat(template.section("# a\n", "# b").fill(Map.of())).isEqualTo("one\n");
    assertThat(template.section("# b\n", "").fill(Map.of())).isEqualTo("two\n");
  }
}
