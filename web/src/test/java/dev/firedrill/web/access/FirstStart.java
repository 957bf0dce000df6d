package dev.firedrill.web.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * The data folder that a first start leaves, with a database that has its tables. It is made once
 * in each process of tests: making one takes longer than most tests of a desk.
 */
final class FirstStart {

  private static @Nullable Path made;

  private FirstStart() {}

  /** Lets this be such a folder, unless there is something. */
  static void into(Path data) throws IOException {
    if (!Files.exists(data)) {
      run("cp", "-a", made().toString(), data.toString());
    }
  }

  private static synchronized Path made() throws IOException {
    if (made == null) {
      Path folder = Files.createTempDirectory("firedrill-first-start-");
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(folder.toFile())));
      Desk.startAsItIs(folder, "in-memory").close();
      Path data = folder.resolve("data");
      Files.delete(data.resolve("ports.properties")); // each desk has its own
      FileUtils.deleteDirectory(data.resolve("run").toFile());
      made = data;
    }
    return made;
  }

  private static void run(String... words) throws IOException {
    try {
      int status = new ProcessBuilder(words).inheritIO().start().waitFor();
      if (status != 0) {
        throw new IOException(String.join(" ", words) + " ended with " + status);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
