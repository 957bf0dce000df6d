package dev.firedrill.drill;

import dev.firedrill.lab.Await;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How this JDK starts a process on the class path of the tests, with what a start loads in an
 * archive that the JDK maps (JEP 350): deaths are many, and each is followed by a start.
 */
public final class FastStart {

  private static final Duration LONGEST = Duration.ofMinutes(6);
  private static final List<String> OPTIONS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m");

  private final String option;
  private final String classPath;

  private FastStart(String option, String classPath) {
    this.option = option;
    this.classPath = classPath;
  }

  /** Without an archive: for the few starts that would not pay for one. */
  public static FastStart untaught() {
    return new FastStart("-Xshare:auto", System.getProperty("java.class.path"));
  }

  /**
   * Lets a process start once, and end by itself when it is told nothing more; what it loaded is
   * what later ones find in the archive.
   *
   * @param words the main class, and what it is given
   * @param ready what it prints when it has started
   */
  public static FastStart learnedFrom(Path folder, List<String> words, String ready) {
    Path archive = folder.resolve("classes.jsa");
    Path said = folder.resolve("said");
    String classPath = ofJars(folder);
    FastStart learner = new FastStart("-XX:ArchiveClassesAtExit=" + archive, classPath);
    Process process = started(new ProcessBuilder(learner.command(words)), said);
    Await.until("a start", LONGEST, () -> text(said).contains(ready) || !process.isAlive());
    endOf(process);
    if (!Files.exists(archive)) {
      throw new IllegalStateException("there is no archive: " + text(said));
    }
    return new FastStart("-XX:SharedArchiveFile=" + archive, classPath);
  }

  private static void endOf(Process process) {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Await.until("its end", LONGEST, () -> !process.isAlive());
  }

  /** The command of a process with this main class and these words. */
  public List<String> command(List<String> words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(List.of(option, "-cp", classPath));
    command.addAll(words);
    return command;
  }

  /** An archive knows jars only, so each folder becomes one. */
  private static String ofJars(Path folder) {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(Files::exists)
        .map(each -> Files.isDirectory(each) ? jar(each, folder) : each)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path jar(Path classes, Path folder) {
    Path jar = folder.resolve(classes.toString().replace(File.separatorChar, '_') + ".jar");
    int status =
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "--create",
                "--file",
                jar.toString(),
                "-C",
                classes.toString(),
                ".");
    if (status != 0) {
      throw new IllegalStateException("no jar of " + classes);
    }
    return jar;
  }

  private static Process started(ProcessBuilder builder, Path output) {
    try {
      return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
