package dev.firedrill.web.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a server's process is started. It writes its process id before it becomes the server, so that
 * one left over by a crash is always found; it leaves the terminal's process group, so that Ctrl-C
 * reaches the app alone, which then ends its parts in order.
 */
final class Launch {

  private static final long LARGEST_LOG = 10_000_000;
  private static final String REMEMBER = "echo $$ > \"$0\" && exec \"$@\"";

  private Launch() {}

  /** Starts the command, both outputs appended to the log. */
  static Process of(List<String> command, Path pidFile, Path log, Path workingFolder)
      throws IOException {
    rotate(log);
    List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", REMEMBER, pidFile.toString()));
    onPath("setsid").ifPresent(setsid -> words.add(setsid.toString()));
    words.addAll(command);
    return new ProcessBuilder(words)
        .directory(workingFolder.toFile())
        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** The program of this name on {@code PATH}. */
  static Optional<Path> onPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    return List.of(path.split(File.pathSeparator)).stream()
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder).resolve(program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static void rotate(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
