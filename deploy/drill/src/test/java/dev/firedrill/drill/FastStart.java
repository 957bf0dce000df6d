package dev.firedrill.drill;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.LabFolder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How this JDK starts a process on the class path of the tests, with what a start loads and links
 * in a cache that the JDK maps (JEP 514): deaths are many, and each is followed by a start.
 */
public final class FastStart {

  private static final Duration LONGEST = Duration.ofMinutes(6);
  private static final List<String> OPTIONS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m");

  private static final Path LEARNED = Path.of("target", "fast-start");

  /** The first JDK that makes such a cache in one step. */
  private static final int LEARNS = 25;

  private final String option;
  private final String classPath;

  private FastStart(String option, String classPath) {
    this.option = option;
    this.classPath = classPath;
  }

  /** Without a cache: for the few starts that would not pay for one. */
  public static FastStart untaught() {
    return new FastStart("-Xshare:auto", System.getProperty("java.class.path"));
  }

  /**
   * As one process of this build has learned it; whoever comes while it learns waits for it. It
   * starts once, and ends by itself when it is told nothing more; what it loaded is what later ones
   * find in the cache. A JDK before 25 makes none, and starts each as slowly as the first.
   *
   * @param words the main class and what it is given, with its data in this folder
   * @param ready what it prints when it has started
   */
  public static synchronized FastStart learned(Function<Path, List<String>> words, String ready) {
    if (Runtime.version().feature() < LEARNS) {
      return untaught();
    }
    try {
      Path folder = Files.createDirectories(LEARNED).toAbsolutePath();
      Path lock = folder.resolve("lock");
      try (FileChannel one = FileChannel.open(lock, CREATE, WRITE);
          FileLock alone = one.lock()) {
        return learnedIn(folder.resolve(build()), words, ready, alone);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FastStart learnedIn(
      Path folder, Function<Path, List<String>> words, String ready, FileLock held)
      throws IOException {
    if (!held.isValid()) {
      throw new IllegalStateException("somebody else may be learning in " + folder);
    }
    Path cache = folder.resolve("start.aot");
    String classPath = ofJars(Files.createDirectories(folder));
    if (!Files.exists(cache)) {
      learn(cache, classPath, words, ready);
    }
    return new FastStart("-XX:AOTCache=" + cache, classPath);
  }

  private static void learn(
      Path cache, String classPath, Function<Path, List<String>> words, String ready)
      throws IOException {
    Path data = Files.createTempDirectory("firedrill-learning-");
    try {
      Path said = data.resolve("said");
      Path fresh = data.resolve("start.aot");
      FastStart learner = new FastStart("-XX:AOTCacheOutput=" + fresh, classPath);
      Process process = started(new ProcessBuilder(learner.command(words.apply(data))), said);
      try {
        Await.until("a start", LONGEST, () -> text(said).contains(ready) || !process.isAlive());
        endOf(process);
      } finally { // whatever it is at, nothing of it is left
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
      }
      if (!Files.exists(fresh)) {
        throw new IllegalStateException("there is no cache: " + text(said));
      }
      Files.copy(fresh, cache.resolveSibling("copied"), StandardCopyOption.REPLACE_EXISTING);
      Files.move(cache.resolveSibling("copied"), cache, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      LabFolder.remove(data);
    }
  }

  /** Another one wherever something on the class path is: a name for what was compiled. */
  private static String build() {
    int all =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(Files::exists)
            .mapToInt(each -> (each + " " + newest(each)).hashCode())
            .reduce(1, (before, next) -> 31 * before + next);
    return Integer.toHexString(all);
  }

  private static long newest(Path entry) {
    try (Stream<Path> files = Files.walk(entry)) {
      return files.mapToLong(file -> file.toFile().lastModified()).max().orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  /** A cache knows jars only, so each folder becomes one. */
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
    if (Files.exists(jar)) {
      return jar;
    }
    Path fresh = jar.resolveSibling("fresh.jar");
    int status =
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "--create",
                "--file",
                fresh.toString(),
                "-C",
                classes.toString(),
                ".");
    if (status != 0) {
      throw new IllegalStateException("no jar of " + classes);
    }
    try {
      return Files.move(fresh, jar, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
