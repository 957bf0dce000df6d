package dev.firedrill.lab.minio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CopyFaultTest {

  @Test
  void aFaultIsNamedAsOnTheCommandLineAndIsNoOther() {
    assertThat(CopyFault.named("target-down")).isEqualTo(CopyFault.TARGET_DOWN);
    assertThatThrownBy(() -> CopyFault.named("lose-it"))
        .hasMessage("No fault \"lose-it\"; there are: target-down, target-emptied");
    assertThat(Arrays.stream(MinioFault.values()).map(MinioFault::words))
        .noneMatch(words -> CopyFault.find(words).isPresent());
  }

  @Test
  void whatIsSealedIsAnotherEachTimeAndDoesNotShowWhatItSays() {
    byte[] sealed = SealedBody.of("open words", "secret");
    assertThat(sealed).hasSize(32 + 1 + 8 + "open words".length() + 16);
    assertThat(sealed[32]).isEqualTo((byte) 2);
    assertThat(SealedBody.of("open words", "secret")).isNotEqualTo(sealed);
  }
}
