package dev.firedrill.activities.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot stays on this host no longer than it has to, whatever dies. */
class PassingFileTest {

  @TempDir Path folder;

  @Test
  void itIsItsOwnersAloneAndGoneWhenItIsClosed() throws IOException {
    try (PassingFile file = PassingFile.in(folder)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
          .isEqualTo("rw-------");
    }
    assertThat(left()).isEmpty();
  }

  @Test
  void whatADeadProcessLeftGoesAndNothingElse() throws IOException {
    long own = ProcessHandle.current().pid();
    Files.createFile(folder.resolve("firedrill-4194304.1-1.snap"));
    Files.createFile(folder.resolve("firedrill-" + own + ".1-1.snap")); // an earlier one's number
    Files.createFile(folder.resolve("firedrill-notes.snap"));
    try (PassingFile first = PassingFile.in(folder);
        PassingFile second = PassingFile.in(folder)) {
      assertThat(left())
          .containsExactlyInAnyOrder(
              first.path(), second.path(), folder.resolve("firedrill-notes.snap"));
    }
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
