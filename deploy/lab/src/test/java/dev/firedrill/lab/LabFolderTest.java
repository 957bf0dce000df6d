package dev.firedrill.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabFolderTest {

  @TempDir Path folder;

  @Test
  void aFolderServesOneLabAtATime() {
    try (LabFolder first = LabFolder.take(folder)) {
      assertThatThrownBy(() -> LabFolder.take(folder))
          .isInstanceOf(LabFailure.class)
          .hasMessage("A lab is already running in " + folder);
      assertThat(first).isNotNull();
    }
    LabFolder.take(folder).close();
  }

  @Test
  void aFolderOfSomebodyElseIsLeftAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("thesis.txt"), "all of it");
    assertThatThrownBy(() -> LabFolder.take(folder)).hasMessageContaining("nothing was touched");
    assertThat(file).exists();
  }

  @Test
  void anOldLabIsCleared() throws IOException {
    LabFolder.take(folder).close();
    Files.createDirectories(folder.resolve("pg-1/data"));
    try (LabFolder again = LabFolder.take(folder)) {
      again.empty();
      assertThat(folder.resolve("pg-1")).doesNotExist();
    }
  }
}
