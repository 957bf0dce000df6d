package dev.firedrill.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabWordsTest {

  private static final Path FOLDER = Path.of("/var/lab");

  @Test
  void optionsMayStandAnywhere() {
    assertThat(parse("up", "--base-port", "22000", "patroni", "--folder", "/tmp/x"))
        .isEqualTo(new LabWords("up", "patroni", Path.of("/tmp/x"), 22000));
  }

  @Test
  void nothingSaidAsksForHelp() {
    assertThat(parse()).isEqualTo(new LabWords("help", "", FOLDER, 0));
  }

  @Test
  void whatCannotBeUnderstoodIsRefused() {
    assertThatThrownBy(() -> parse("up", "--folder")).hasMessage("--folder wants a value");
    assertThatThrownBy(() -> parse("up", "--base-port", "x")).hasMessageContaining("a number");
    assertThatThrownBy(() -> parse("up", "--force")).hasMessage("Unknown option --force");
  }

  private static LabWords parse(String... words) {
    return LabWords.parse(List.of(words), FOLDER);
  }
}
