package dev.firedrill.activities.secrets;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where a secret is found: {@code env:NAME} or {@code file:/path}. */
public record SecretReference(Source source, String place) {

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** What holds the secret. */
  public enum Source {
    ENVIRONMENT,
    FILE
  }

  public SecretReference {
    requireNonNull(source, "source");
    requireNonNull(place, "place");
  }

  /**
   * Reads a reference; {@link IllegalArgumentException} says what is expected, and never repeats
   * the text, which may be the secret itself by mistake.
   */
  public static SecretReference parse(String text) {
    if (text.startsWith("env:") && VARIABLE.matcher(text.substring(4)).matches()) {
      return new SecretReference(Source.ENVIRONMENT, text.substring(4));
    }
    if (text.startsWith("file:") && Path.of(text.substring(5)).isAbsolute()) {
      return new SecretReference(Source.FILE, text.substring(5));
    }
    if (text.startsWith("vault:")) {
      throw new IllegalArgumentException(
          "secrets cannot be read from Vault yet: use env: or file:");
    }
    throw new IllegalArgumentException(
        "expected a reference to a secret: env:NAME or file:/absolute/path");
  }

  @Override
  public String toString() {
    return (source == Source.FILE ? "file:" : "env:") + place;
  }
}
