package dev.firedrill.activities.secrets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Reads secrets where their references point, anew each time: a rotated secret counts at once. */
@Component
public final class Secrets {

  private static final Set<PosixFilePermission> TOO_OPEN =
      Set.of(
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.GROUP_WRITE);

  private final UnaryOperator<@Nullable String> environment;
  private final Masks masks = new Masks();

  @Autowired
  public Secrets() {
    this(System::getenv);
  }

  Secrets(UnaryOperator<@Nullable String> environment) {
    this.environment = environment;
  }

  /**
   * The secret that this reference points to.
   *
   * @throws SecretMissing if there is none, or if it lies open; the message says what to do
   */
  public Secret read(SecretReference reference) {
    Secret secret =
        switch (reference.source()) {
          case ENVIRONMENT -> fromEnvironment(reference.place());
          case FILE -> fromFile(Path.of(reference.place()));
        };
    masks.learn(secret);
    return secret;
  }

  /** The same as text, without the line's end that a file has. */
  public String text(SecretReference reference) {
    return new String(read(reference).bytes(), StandardCharsets.UTF_8).strip();
  }

  /** What hides every secret that was read here, wherever it would be shown. */
  public Masks masks() {
    return masks;
  }

  private Secret fromEnvironment(String name) {
    String value = environment.apply(name);
    if (value == null || value.isEmpty()) {
      throw new SecretMissing("the environment variable " + name + " is not set");
    }
    return new Secret(value.getBytes(StandardCharsets.UTF_8));
  }

  private static Secret fromFile(Path file) {
    try {
      if (Files.getPosixFilePermissions(file).stream().anyMatch(TOO_OPEN::contains)) {
        throw new SecretMissing(file + " is open to others: chmod 600 " + file);
      }
      return new Secret(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new SecretMissing(
          "cannot read " + file + " (" + e.getClass().getSimpleName() + "): is it there, and ours?",
          e);
    }
  }
}
