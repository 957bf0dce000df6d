package dev.firedrill.web.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretReferenceTest {

  @TempDir Path temporary;

  @Test
  void aFileIsReadEachTimeSoThatARotatedSecretIsSeen() throws IOException {
    Path file = Files.writeString(temporary.resolve("key"), "first\n");
    SecretReference reference = new SecretReference("file:" + file);
    assertThat(reference.read()).isEqualTo("first");
    Files.writeString(file, "second\n");
    assertThat(reference.read()).isEqualTo("second");
  }

  @Test
  void theEnvironmentIsRead() {
    assertThat(new SecretReference("env:PATH").read()).isNotBlank();
  }

  @Test
  void aMissingSecretStopsTheStart() {
    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(() -> new SecretReference("env:FIREDRILL_NO_SUCH_SECRET").read());
    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(() -> new SecretReference("file:" + temporary.resolve("missing")).read());
  }

  @Test
  void aSecretWrittenOutIsRefused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new SecretReference("hunter2"))
        .withMessageNotContaining("hunter2");
  }
}
