package dev.firedrill.web.access;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;

/**
 * The way in from the server's own console: whoever can write into the data folder may set a
 * one-time password. A file holds its bcrypt hash under the account's name, until the server takes
 * it.
 */
final class ResetFolder {

  private static final String NAME = "[a-z][a-z0-9.-]{0,62}";

  private final Path folder;

  ResetFolder(Path data) {
    this.folder = data.resolve("reset-password");
  }

  void ask(String name, String passwordHash) throws IOException {
    if (!name.matches(NAME)) {
      throw new IOException("'" + name + "' is no account's name");
    }
    var ownerOnly = PosixFilePermissions.fromString("rwx------");
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, ownerOnly);
    Path fresh = Files.createTempFile(folder, ".", "");
    Files.writeString(fresh, passwordHash);
    Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /** What was asked for since the last time; each is told once. */
  Map<String, String> take() throws IOException {
    Map<String, String> asked = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return asked;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "[a-z]*")) {
      for (Path file : files) {
        asked.put(String.valueOf(file.getFileName()), Files.readString(file).strip());
        Files.delete(file);
      }
    }
    return asked;
  }
}
