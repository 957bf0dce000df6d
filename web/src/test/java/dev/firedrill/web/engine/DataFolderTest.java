package dev.firedrill.web.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir Path temporary;

  @Test
  void oneAtATime() throws IOException {
    try (DataFolder first = DataFolder.open(temporary)) {
      refused(ExitCode.FOLDER_IN_USE, "Another Firedrill", () -> DataFolder.open(first.root()));
    }
    DataFolder.open(temporary).close();
  }

  @Test
  void nobodyElseMayLookInside() throws IOException {
    try (DataFolder folder = DataFolder.open(temporary.resolve("new"))) {
      assertThat(Files.getPosixFilePermissions(folder.root())).hasSize(3);
    }
  }

  @Test
  void anotherLayoutIsRefused() throws IOException {
    Files.writeString(temporary.resolve("version"), "99\n");
    refused(ExitCode.OTHER_VERSION, "drain", () -> DataFolder.open(temporary));
  }

  @Test
  void anotherEngineIsRefused() throws IOException {
    try (DataFolder folder = DataFolder.open(temporary)) {
      Path version = folder.folder("engine").resolve("version");
      folder.requireVersion(version, "1.30.8", "the engine");
      folder.requireVersion(version, "1.30.8", "the engine");
      refused(
          ExitCode.OTHER_VERSION,
          "version 1.30.8 of the engine, and this is version 1.31.0",
          () -> folder.requireVersion(version, "1.31.0", "the engine"));
    }
  }

  @Test
  void whatCanNotBeAFolderIsSaidSo() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));
    refused(
        ExitCode.FOLDER_NOT_WRITABLE, "can't be written", () -> DataFolder.open(file.resolve("x")));
  }

  private static void refused(ExitCode code, String sentence, ThrowingCallable start) {
    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(start)
        .withMessageContaining(sentence)
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
  }
}
