package dev.firedrill.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program is built once, by a Go that is new enough, or a sentence says what to install. */
class GoProgramTest {

  private static final GoProgram HELLO =
      new GoProgram(
          "hello",
          "1.0",
          21,
          "a second",
          Map.of(
              "go.mod", "module firedrill.dev/lab/hello\n\ngo 1.21\n",
              "main.go", "package main\n\nfunc main() {}\n"));

  @TempDir Path cache;

  @Test
  void whatIsMissingOrTooOldIsSaid() {
    assertThatThrownBy(() -> HELLO.requireGo(""))
        .hasMessage("Go is not on PATH, and it builds hello: install Go 1.21 or newer.");
    assertThatThrownBy(() -> HELLO.requireGo("go version go1.19.8 linux/amd64"))
        .hasMessage("Go 1.19 is too old to build hello 1.0: install Go 1.21 or newer.");
    assertThatCode(() -> HELLO.requireGo("go version go1.26.8 linux/amd64"))
        .doesNotThrowAnyException();
  }

  @Test
  void whatWasBuiltIsNotBuiltAgain() throws IOException {
    Path program = HELLO.in(cache);
    assertThat(program).isExecutable();
    Object built = Files.getLastModifiedTime(program);
    assertThat(Files.getLastModifiedTime(HELLO.in(cache))).isEqualTo(built);
  }

  @Test
  void whatDoesNotBuildSaysWhereTheReasonStands() {
    GoProgram broken =
        new GoProgram("broken", "1.0", 21, "a second", Map.of("go.mod", "no module"));
    assertThatThrownBy(() -> broken.in(cache))
        .isInstanceOf(LabFailure.class)
        .hasMessageContaining(cache.resolve("broken-1.0/build.log").toString());
    assertThat(cache.resolve("broken-1.0/broken")).doesNotExist();
  }
}
