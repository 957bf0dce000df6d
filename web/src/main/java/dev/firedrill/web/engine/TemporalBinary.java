package dev.firedrill.web.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@code temporal-server} program and its version. It is looked for where the configuration
 * says, on {@code PATH} and in the cache; then the official release is downloaded, when its
 * checksum is known; then it is built with Go.
 */
record TemporalBinary(Path path, String version) {

  /** The version that is downloaded or built. */
  static final String WANTED = "1.30.8";

  private static final Logger LOG = LoggerFactory.getLogger(TemporalBinary.class);

  /** Below this, known CVEs are open (Temporal's security advisories). */
  private static final Runtime.Version OLDEST = Runtime.Version.parse("1.29.5");

  private static final Pattern SAYS = Pattern.compile("temporal version (\\d+\\.\\d+\\.\\d+)");
  private static final String PROGRAM = "temporal-server";

  /** Finds the program, downloading or building it when it must. */
  static TemporalBinary find(EngineProperties wanted, Path cache) {
    Path configured = wanted.binary();
    if (configured != null) {
      return usable(configured)
          .orElseThrow(() ->
              new StartRefused(
                  ExitCode.NO_ENGINE,
                  "firedrill.engine.binary names "
                      + configured
                      + ", which is no temporal-server of version 1.29.5 or newer."));
    }
    Path home = cache.resolve(PROGRAM + "-" + WANTED);
    return Launch.onPath(PROGRAM)
        .flatMap(TemporalBinary::usable)
        .or(() -> usable(home.resolve(PROGRAM)))
        .or(() -> downloaded(home, wanted.releaseSha256()).flatMap(TemporalBinary::usable))
        .or(() -> usable(GoInstall.into(home.resolve(PROGRAM))))
        .orElseThrow(
            () -> new StartRefused(ExitCode.NO_ENGINE, "The engine that was built does not run."));
  }

  private static Optional<Path> downloaded(Path home, @Nullable String sha256) {
    return TemporalRelease.ofThisMachine(sha256)
        .flatMap(release -> release.into(home.resolve(PROGRAM)));
  }

  /** The program with its version, if it runs and is new enough. */
  static Optional<TemporalBinary> usable(Path path) {
    if (!Files.isExecutable(path)) {
      return Optional.empty();
    }
    Optional<String> version = askVersion(path);
    if (version.isEmpty() || !isNewEnough(version.get())) {
      LOG.warn("{} is passed over: its version is {}", path, version.orElse("unknown"));
      return Optional.empty();
    }
    return Optional.of(new TemporalBinary(path.toAbsolutePath(), version.get()));
  }

  /** Whether the version is not below the oldest without known CVEs. */
  static boolean isNewEnough(String version) {
    return Runtime.Version.parse(version).compareTo(OLDEST) >= 0;
  }

  private static Optional<String> askVersion(Path path) {
    try {
      Process process =
          new ProcessBuilder(path.toString(), "--version").redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(5, TimeUnit.SECONDS);
      Matcher matcher = SAYS.matcher(said);
      return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
