package dev.firedrill.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.web.engine.StartRefused;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {

  @Test
  void withoutAWordItServes() {
    assertThat(CommandLine.of().command()).isEmpty();
  }

  @Test
  void shortSettingsTakeTheirValueEitherWay() {
    assertThat(CommandLine.of("--data", "/d", "--port=9", "--address", "0.0.0.0").settings())
        .containsExactly(
            "--firedrill.data=/d", "--firedrill.port=9", "--firedrill.address=0.0.0.0");
  }

  @Test
  void aShortSettingWithoutItsValueIsNotUnderstood() {
    assertThatThrownBy(() -> CommandLine.of("--data"))
        .isInstanceOf(StartRefused.class)
        .hasMessage("--data needs a value.");
  }

  @Test
  void theFirstWordIsTheCommandAndSettingsMayFollowIt() {
    CommandLine line = CommandLine.of("check", "lab", "--data", "/d", "--firedrill.targets=t");
    assertThat(line.command()).contains("check");
    assertThat(line.arguments()).containsExactly("lab");
    assertThat(line.settings()).isEqualTo(List.of("--firedrill.data=/d", "--firedrill.targets=t"));
  }

  @Test
  void anUnknownOptionIsNoSetting() {
    assertThat(CommandLine.of("--dta", "/d").command()).contains("--dta");
  }
}
