package dev.firedrill.web.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    Map<String, Object> defaults = new HashMap<>();
    defaults.put(DATA, FiredrillProperties.usualData().toString());
    String home = environment.getProperty("FIREDRILL_HOME", "");
    if (!home.isBlank()) {
      defaults.put("firedrill.targets", Path.of(home).resolve("targets").toString());
    }
    environment.getPropertySources().addLast(new MapPropertySource("firedrill", defaults));
    requireWritable(Path.of(environment.getRequiredProperty(DATA)).toAbsolutePath());
  }

  private static void requireWritable(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "trial", null));
    } catch (IOException e) {
      throw new StartRefused(
          ExitCode.FOLDER_NOT_WRITABLE, "The data folder " + folder + " can't be written.", e);
    }
  }

  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER - 1;
  }
}
