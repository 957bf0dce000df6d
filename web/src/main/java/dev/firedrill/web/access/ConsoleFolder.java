package dev.firedrill.web.access;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Where a command of the terminal asks the server that runs on the same data folder: whoever can
 * write there may. A question is a file, and so is its answer; secrets are in neither.
 */
final class ConsoleFolder {

  private static final String ASKED = ".ask";
  private static final String TOLD = ".told";

  private final Path folder;

  ConsoleFolder(Path data) {
    this.folder = data.resolve("console");
  }

  /** The answer; nothing if no server takes the question in time, and then none ever will. */
  Optional<String> ask(String question, Duration patience) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    String id = UUID.randomUUID().toString();
    Path asked = folder.resolve(id + ASKED);
    Path told = folder.resolve(id + TOLD);
    write(asked, question);
    if (!appears(told, patience) && Files.deleteIfExists(asked)) {
      return Optional.empty();
    }
    // Taken at the last moment: then its answer comes.
    if (!appears(told, patience)) {
      throw new IOException("the server took the question and did not answer; see its log");
    }
    String answer = Files.readString(told);
    Files.delete(told);
    return Optional.of(answer);
  }

  /** Answers everything that is asked. */
  void answer(UnaryOperator<String> answers) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> questions = Files.newDirectoryStream(folder, "*" + ASKED)) {
      for (Path asked : questions) {
        String name = String.valueOf(asked.getFileName());
        Path told = folder.resolve(name.substring(0, name.length() - ASKED.length()) + TOLD);
        try {
          String question = Files.readString(asked);
          Files.delete(asked); // from here on nobody withdraws it
          write(told, answers.apply(question));
        } catch (NoSuchFileException withdrawn) {
          // The terminal waited no longer, and nothing was done.
        }
      }
    }
  }

  private void write(Path file, String text) throws IOException {
    Path fresh = Files.createTempFile(folder, ".", "");
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static boolean appears(Path file, Duration patience) throws IOException {
    long until = System.nanoTime() + patience.toNanos();
    try {
      while (!Files.exists(file) && System.nanoTime() < until) {
        Thread.sleep(50);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    return Files.exists(file);
  }
}
