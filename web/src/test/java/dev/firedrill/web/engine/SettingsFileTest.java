package dev.firedrill.web.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("firedrill.yaml");
  }

  @Test
  void aFileThatSpringCanReadIsTaken() throws IOException {
    accepted("firedrill:\n  port: 1\nspring.datasource.url: jdbc:postgresql://a/b\n");
    accepted("# nothing yet\n");
    accepted("");
    accepted("server: {}\n---\nlogging: {}\n");
    Files.delete(file);
    assertThatCode(() -> SettingsFile.require(file)).doesNotThrowAnyException();
  }

  @Test
  void whatIsNoYamlIsNamedWithItsLine() throws IOException {
    refused("firedrill:\n  port: [1\n  x: y\n", 3, "this is no YAML: expected ',' or ']'");
    refused("firedrill:\n\tport: 1\n", 2, "this is no YAML: found character '\\t(TAB)'");
    refused("firedrill: 1\n\nfiredrill: 2\n", 3, "this is no YAML: found duplicate key firedrill");
    refused("firedrill: !!java.net.URL [x]\n", 1, "Global tag is not allowed");
  }

  @Test
  void whatIsNoListOfSettingsIsNamedWithItsLine() throws IOException {
    refused("# a comment\n- port: 1\n", 2, "settings are expected here, as 'key: value'");
    refused("port 1\n", 1, "settings are expected here");
  }

  @Test
  void aSectionThatNobodyReadsIsNamedWithItsLine() throws IOException {
    refused("server: {}\nfiredril:\n  port: 1\n", 2, "nobody knows the setting 'firedril'");
    refused("port: 1\n", 1, "there are: firedrill, logging, server, spring");
    refused("server: {}\n---\nfiredril.port: 1\n", 3, "nobody knows the setting 'firedril.port'");
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws IOException {
    Files.createDirectory(file);
    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(() -> SettingsFile.require(file))
        .withMessageStartingWith(file + " can't be read")
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(ExitCode.USAGE));
  }

  private void accepted(String text) throws IOException {
    Files.writeString(file, text);
    assertThatCode(() -> SettingsFile.require(file)).as(text).doesNotThrowAnyException();
  }

  private void refused(String text, int line, String sentence) throws IOException {
    Files.writeString(file, text);
    assertThatExceptionOfType(StartRefused.class)
        .as(text)
        .isThrownBy(() -> SettingsFile.require(file))
        .withMessageStartingWith(file + ":" + line + ": ")
        .withMessageContaining(sentence)
        .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("\n"))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(ExitCode.USAGE));
  }
}
