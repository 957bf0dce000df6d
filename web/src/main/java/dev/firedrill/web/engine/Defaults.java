package dev.firedrill.web.engine;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Where things are when nobody says: the data folder in the user's home, the targets beside the
 * start script, which names its own folder as {@code FIREDRILL_HOME}. The data folder is known, and
 * known to be writable, before the configuration in it is read and the first line is logged into
 * it.
 */
final class Defaults implements EnvironmentPostProcessor, Ordered {

  private static final String DATA = "firedrill.data";

  /** Spring Boot would also read what lies in the working folder, which may be somebody else's. */
  private static final String LOCATION = "spring.config.location";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    Map<String, Object> defaults = new HashMap<>();
    defaults.put(DATA, FiredrillProperties.usualData().toString());
    defaults.put(LOCATION, "classpath:/");
    String home = environment.getProperty("FIREDRILL_HOME", "");
    if (!home.isBlank()) {
      defaults.put("firedrill.targets", Path.of(home).resolve("targets").toString());
    }
    environment.getPropertySources().addLast(new MapPropertySource("firedrill", defaults));
    Path data = Path.of(environment.getRequiredProperty(DATA)).toAbsolutePath();
    requireWritable(data);
    SettingsFile.require(data.resolve("firedrill.yaml"));
  }

  private static void requireWritable(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "trial", null));
      Path log = Files.createDirectories(folder.resolve("logs")).resolve("firedrill.log");
      Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
    } catch (IOException e) {
      throw new StartRefused(
          ExitCode.FOLDER_NOT_WRITABLE,
          "The data folder %s can't be written (%s); choose another one with --data."
              .formatted(folder, reason(e)),
          e);
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "permission denied";
      case FileAlreadyExistsException exists -> exists.getFile() + " is no folder";
      case FileSystemException other -> other.getReason() + ": " + other.getFile();
      default -> e.toString();
    };
  }

  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER - 1;
  }
}
