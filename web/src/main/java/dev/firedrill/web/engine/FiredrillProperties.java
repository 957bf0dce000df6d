package dev.firedrill.web.engine;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What concerns the process as a whole.
 *
 * @param data the data folder
 * @param cache where programs that were built or downloaded are kept between runs
 * @param roles what this process does; several processes may share the work on one external engine
 * @param address the address that the screens listen on
 * @param port the port that the screens listen on
 */
@ConfigurationProperties(prefix = "firedrill")
public record FiredrillProperties(
    @Nullable Path data,
    @Nullable Path cache,
    @DefaultValue({"web", "worker"}) Set<Role> roles,
    @Nullable String address,
    @Nullable Integer port) {

  /** A share of the work. */
  public enum Role {
    /** Serves the screens. */
    WEB,
    /** Carries out procedures and their steps. */
    WORKER
  }

  public FiredrillProperties {
    data = data == null ? usualData() : data;
    cache = cache == null ? home("XDG_CACHE_HOME", ".cache") : cache;
    roles = Set.copyOf(roles);
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("firedrill.roles names web, worker or both");
    }
  }

  /** The data folder, as an absolute path. */
  Path dataFolder() {
    return absolute(data);
  }

  /** The cache, as an absolute path. */
  Path cacheFolder() {
    return absolute(cache);
  }

  private static Path absolute(@Nullable Path path) {
    return Objects.requireNonNull(path).toAbsolutePath().normalize();
  }

  /** Where the data folder is when nothing says otherwise. */
  static Path usualData() {
    return home("XDG_DATA_HOME", ".local/share");
  }

  /** The folder of Firedrill below this user's base folder (XDG Base Directory Specification). */
  private static Path home(String variable, String otherwise) {
    return below(System.getenv(), variable, otherwise);
  }

  /** HOME comes before the list of users, which is what {@code user.home} is read from. */
  static Path below(Map<String, String> environment, String variable, String otherwise) {
    String base = environment.getOrDefault(variable, "");
    String home = environment.getOrDefault("HOME", "");
    return (base.isBlank()
            ? Path.of(home.isBlank() ? System.getProperty("user.home") : home).resolve(otherwise)
            : Path.of(base))
        .resolve("firedrill");
  }
}
