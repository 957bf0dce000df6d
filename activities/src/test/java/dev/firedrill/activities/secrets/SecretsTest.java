package dev.firedrill.activities.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  @TempDir Path folder;

  private final Secrets secrets = new Secrets(Map.of("KEY", "hush", "EMPTY", "")::get);

  private Secret read(String reference) {
    return secrets.read(SecretReference.parse(reference));
  }

  private Path file(String permissions) throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "hush");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void aVariableAndAFileHoldSecrets() throws IOException {
    assertThat(read("env:KEY").bytes()).isEqualTo("hush".getBytes(UTF_8));
    assertThat(read("file:" + file("rw-r-----")).bytes()).isEqualTo("hush".getBytes(UTF_8));
  }

  @Test
  void aSecretDoesNotShowItself() {
    assertThat(read("env:KEY")).asString().doesNotContain("hush");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw-----w-", "rw--w----"})
  void aFileThatIsOpenToOthersIsRefused(String permissions) throws IOException {
    Path open = file(permissions);
    assertThatExceptionOfType(SecretMissing.class)
        .isThrownBy(() -> read("file:" + open))
        .withMessageContaining("chmod 600 " + open);
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatExceptionOfType(SecretMissing.class)
        .isThrownBy(() -> read("env:NOT_SET"))
        .withMessageContaining("NOT_SET is not set");
    assertThatExceptionOfType(SecretMissing.class).isThrownBy(() -> read("env:EMPTY"));
    assertThatExceptionOfType(SecretMissing.class)
        .isThrownBy(() -> read("file:/nowhere/key"))
        .withMessageContaining("/nowhere/key");
  }

  @Test
  void theRealEnvironmentIsReadByDefault() {
    assertThat(new Secrets().read(SecretReference.parse("env:PATH")).bytes()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "hush-hush", "env:", "env:A B", "file:relative", "vault:kv/hush-hush"})
  void whatIsNoReferenceIsRefusedAndNotRepeated(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SecretReference.parse(text))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hush"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"env:KEY_1", "file:/run/secrets/key"})
  void aReferenceIsWrittenAsItWasRead(String text) {
    assertThat(SecretReference.parse(text)).hasToString(text);
  }
}
