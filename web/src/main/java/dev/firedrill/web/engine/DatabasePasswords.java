package dev.firedrill.web.engine;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import java.util.Set;

/**
 * The random passwords of the embedded database's roles. They stand in one file of the data folder
 * that only its owner can read, and nowhere else.
 */
record DatabasePasswords(String superuser, String owner, String application) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  /** Reads the file, or makes it with new passwords. */
  static DatabasePasswords in(Path file) throws IOException {
    if (!Files.exists(file)) {
      create(file);
    }
    Properties read = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      read.load(reader);
    }
    return new DatabasePasswords(
        read.getProperty("superuser", ""),
        read.getProperty("owner", ""),
        read.getProperty("application", ""));
  }

  private static void create(Path file) throws IOException {
    Properties fresh = new Properties();
    for (String role : Set.of("superuser", "owner", "application")) {
      fresh.setProperty(role, random());
    }
    StringWriter text = new StringWriter();
    fresh.store(text, null);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        file, text.toString(), StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public String toString() {
    return "DatabasePasswords[hidden]";
  }
}
