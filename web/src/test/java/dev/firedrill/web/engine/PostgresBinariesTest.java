package dev.firedrill.web.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that unpack the database's programs into one cache at the same time. */
final class PostgresBinariesTest {

  @TempDir Path cache;

  private Path fresh;
  private Path home;

  @BeforeEach
  void unpacked() throws IOException {
    fresh = unpackedIn("postgresql-1");
    home = cache.resolve("postgresql");
  }

  @Test
  void whoIsFirstPutsItsOwnThere() throws IOException {
    PostgresBinaries.moveOrYield(fresh, home);
    assertThat(home.resolve("bin/postgres")).isExecutable();
    assertThat(fresh).doesNotExist();
  }

  @Test
  void whoIsLaterTakesWhatIsThereAndLeavesNothing() throws IOException {
    Files.writeString(unpackedIn("postgresql").resolve("first"), "");
    PostgresBinaries.moveOrYield(fresh, home);
    assertThat(home.resolve("first")).exists();
    assertThat(fresh).doesNotExist();
  }

  @Test
  void aFolderThatIsSomethingElseIsNotTakenForIt() throws IOException {
    Files.createDirectories(home.resolve("something"));
    assertThatThrownBy(() -> PostgresBinaries.moveOrYield(fresh, home))
        .isInstanceOf(FileSystemException.class);
    assertThat(fresh).doesNotExist();
  }

  private Path unpackedIn(String name) throws IOException {
    Path folder = cache.resolve(name);
    Path program = Files.createDirectories(folder.resolve("bin")).resolve("postgres");
    Files.writeString(program, "");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return folder;
  }
}
