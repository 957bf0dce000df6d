package dev.firedrill.web.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The data folder's place when nobody names one. It is known, and known to be writable, before the
 * configuration in it is read and the first line is logged into it.
 */
final class Defaults implements EnvironmentPostProcessor, Ordered {

  private static final String DATA = "firedrill.data";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    environment
        .getPropertySources()
        .addLast(
            new MapPropertySource(
                "firedrill defaults", Map.of(DATA, FiredrillProperties.usualData().toString())));
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
