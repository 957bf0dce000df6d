package dev.firedrill.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The rows of the drills that tests carry out, which {@code ./firedrill verify} prints as one
 * table. Several processes add theirs at once, each to a file of its own.
 */
final class Rows {

  private static final Path FOLDER = Path.of("target", "drills");

  private Rows() {}

  /** Adds a row as soon as it is known, whatever becomes of its test. */
  static void add(Row row) throws IOException {
    Path file = Files.createDirectories(FOLDER).resolve(ProcessHandle.current().pid() + ".md");
    if (!Files.exists(file)) {
      Files.writeString(file, Row.HEAD);
    }
    String line = row.markdown(LocalDate.now(ZoneOffset.UTC)) + "\n";
    Files.writeString(file, line, StandardOpenOption.APPEND);
  }
}
