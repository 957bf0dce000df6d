package dev.firedrill.web.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a secret is kept: {@code env:NAME} or {@code file:/path}. The secret itself is not here.
 */
public record SecretReference(String place) {

  private static final String ENVIRONMENT = "env:";
  private static final String FILE = "file:";

  public SecretReference {
    if (!place.startsWith(ENVIRONMENT) && !place.startsWith(FILE)) {
      throw new IllegalArgumentException(
          "a secret is named by env:NAME or file:/path, never written out");
    }
  }

  /** The reference as it stands in a configuration file. */
  public static SecretReference valueOf(String place) {
    return new SecretReference(place);
  }

  /** Reads the secret now, so that a rotated one is seen; refuses when it is not there. */
  public String read() {
    String secret =
        place.startsWith(ENVIRONMENT)
            ? System.getenv().getOrDefault(place.substring(ENVIRONMENT.length()), "")
            : content(Path.of(place.substring(FILE.length())));
    if (secret.isBlank()) {
      throw new StartRefused(ExitCode.USAGE, "There is no secret at " + place + ".");
    }
    return secret.strip();
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new StartRefused(ExitCode.USAGE, "The secret at " + file + " can't be read.", e);
    }
  }
}
