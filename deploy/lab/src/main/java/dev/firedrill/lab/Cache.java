package dev.firedrill.lab;

import java.nio.file.Path;
import java.util.Map;

/** The folder in which the {@code firedrill} script and the labs keep what they fetch or build. */
public final class Cache {

  private Cache() {}

  /** That of this process's user. */
  public static Path folder() {
    return folder(System.getenv(), System.getProperty("user.home"));
  }

  /** As the script reads the environment. */
  public static Path folder(Map<String, String> environment, String home) {
    String own = environment.getOrDefault("FIREDRILL_CACHE", "");
    if (!own.isEmpty()) {
      return Path.of(own);
    }
    String shared = environment.getOrDefault("XDG_CACHE_HOME", "");
    return Path.of(shared.isEmpty() ? home + "/.cache" : shared).resolve("firedrill");
  }
}
