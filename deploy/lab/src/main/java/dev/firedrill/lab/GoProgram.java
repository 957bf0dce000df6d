package dev.firedrill.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that Go builds once into Firedrill's cache, from a module of a few lines. Two labs that
 * start at once wait for each other, and for a build that the {@code firedrill} script has begun.
 *
 * @param name of the program
 * @param version of what it is built from; the folder in the cache is called by both
 * @param goMinor the least Go 1.x that its module asks for
 * @param takes how long a build lasts, in words
 * @param tags which of its files are built, by Go's build tags; empty for what is built without any
 * @param main the package with its {@code main}; a dot where the module itself has it
 * @param sources the module's files by name
 */
public record GoProgram(
    String name,
    String version,
    int goMinor,
    String takes,
    String tags,
    String main,
    Map<String, String> sources) {

  private static final Logger LOG = LoggerFactory.getLogger(GoProgram.class);
  private static final Duration LONGEST = Duration.ofMinutes(40);
  private static final long TELL_SECONDS = 60;
  private static final Pattern GO_VERSION = Pattern.compile("go1\\.(\\d+)");

  public GoProgram {
    sources = Map.copyOf(sources);
  }

  /** One whose module has its {@code main} itself. */
  public GoProgram(
      String name, String version, int goMinor, String takes, Map<String, String> sources) {
    this(name, version, goMinor, takes, "", ".", sources);
  }

  /** The program in this cache; built if it is not there yet. */
  public Path in(Path cache) {
    Path folder = cache.resolve(name + "-" + version);
    Path program = folder.resolve(name);
    if (Files.isExecutable(program)) {
      return program;
    }
    TextFile.makeFolder(folder);
    awaitOthers(folder);
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      if (held.isValid() && !Files.isExecutable(program)) {
        build(folder);
      }
      return program;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The script builds in the background, and leaves its process id here while it does. */
  private static void awaitOthers(Path folder) {
    Path file = folder.resolve("building.pid");
    if (isBuilding(file)) {
      LOG.info("Waiting for the build that {} names", file);
      Await.until("the build in " + folder, LONGEST, () -> !isBuilding(file));
    }
  }

  private static boolean isBuilding(Path file) {
    return LabProcesses.pid(file)
        .flatMap(ProcessHandle::of)
        .filter(ProcessHandle::isAlive)
        .isPresent();
  }

  private void build(Path folder) throws IOException {
    requireGo(goVersion());
    Path source = folder.resolve("source");
    TextFile.makeFolder(source);
    for (Map.Entry<String, String> file : sources.entrySet()) {
      Files.writeString(source.resolve(file.getKey()), file.getValue());
    }
    Path log = folder.resolve("build.log");
    Path fresh = folder.resolve(name + ".new");
    LOG.info("Building {} {} with Go, once ({}), into {}", name, version, takes, folder);
    ProcessBuilder go =
        new ProcessBuilder(
                List.of(
                    "go",
                    "build",
                    "-tags=" + tags,
                    "-mod=mod",
                    "-trimpath",
                    "-ldflags",
                    "-s -w",
                    "-o",
                    fresh.toString(),
                    main))
            .directory(source.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    go.environment().put("CGO_ENABLED", "0");
    go.environment().put("GOTOOLCHAIN", "local");
    if (!endsWell(go)) {
      throw new LabFailure(
          "Go could not build %s %s; it says why in %s".formatted(name, version, log));
    }
    Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private static String goVersion() {
    try {
      return Command.attempt("go", "version").output();
    } catch (LabFailure missing) {
      return "";
    }
  }

  /** Fails with what to do unless this is what a Go says that is new enough. */
  void requireGo(String said) {
    Matcher version = GO_VERSION.matcher(said);
    if (!version.find()) {
      throw new LabFailure(
          "Go is not on PATH, and it builds %s: install Go 1.%d or newer."
              .formatted(name, goMinor));
    }
    if (Integer.parseInt(version.group(1)) < goMinor) {
      throw new LabFailure(
          "Go 1.%s is too old to build %s %s: install Go 1.%d or newer."
              .formatted(version.group(1), name, this.version, goMinor));
    }
  }

  private boolean endsWell(ProcessBuilder go) throws IOException {
    Process process = go.start();
    long began = System.nanoTime();
    try {
      while (!process.waitFor(TELL_SECONDS, TimeUnit.SECONDS)) {
        long minutes = Duration.ofNanos(System.nanoTime() - began).toMinutes();
        if (minutes >= LONGEST.toMinutes()) {
          process.destroyForcibly();
          return false;
        }
        LOG.info("Go still builds {}, since {} min ({})", name, minutes, takes);
      }
      return process.exitValue() == 0;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new LabFailure("Interrupted while Go built " + name, e);
    }
  }
}
