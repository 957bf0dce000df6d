package dev.firedrill.web.engine;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A file for its owner's eyes only, such as that of a key: it is written once and never again. */
public final class OwnersFile {

  private OwnersFile() {}

  /**
   * Writes the file if it is not there, whole or not at all; of two processes that do so at once,
   * both find what the first one wrote.
   */
  public static void ensure(Path file, Supplier<String> drawn) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    Path folder = requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    Path fresh =
        Files.createTempFile(
            folder,
            "key",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, drawn.get());
    try {
      Files.move(fresh, file);
    } catch (FileAlreadyExistsException drawnMeanwhile) {
      Files.delete(fresh);
    }
  }
}
