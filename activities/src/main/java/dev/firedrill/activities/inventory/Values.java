package dev.firedrill.activities.inventory;

import dev.firedrill.activities.reach.ssh.SshHost;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What a scalar can be read as; {@link IllegalArgumentException} says why it cannot. */
final class Values {

  static final String URI_EXPECTED = "an address such as http://host:8008";

  // Stand-ins for what is missing: they never leave the reading, which ends in mistakes.
  static final URI NO_URI = URI.create("http://missing.invalid");
  static final SshHost NO_HOST = new SshHost("nobody", "missing.invalid", 22);
  static final Path NO_PATH = Path.of("/missing.invalid");

  private static final Set<Tag> PLAIN =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.TIMESTAMP);

  private Values() {}

  /** The text of a scalar as it stands in the file, whatever YAML takes it for. */
  static Optional<String> scalar(Node node) {
    boolean plain = node instanceof ScalarNode && PLAIN.contains(node.getTag());
    return plain
        ? Optional.of(((ScalarNode) node).getValue()).filter(Values::isShown)
        : Optional.empty();
  }

  private static boolean isShown(String text) {
    return !text.isBlank() && text.chars().noneMatch(Character::isISOControl);
  }

  static String oneOf(String text, List<String> words) {
    if (!words.contains(text)) {
      throw new IllegalArgumentException("found " + text);
    }
    return text;
  }

  static int number(String text, int least, int most) {
    int number = Integer.parseInt(text);
    if (number < least || number > most) {
      throw new IllegalArgumentException("found " + text);
    }
    return number;
  }

  static Duration duration(String text) {
    try {
      Duration duration = Duration.parse(text);
      if (duration.isPositive()) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("found " + text, e);
    }
    throw new IllegalArgumentException("found " + text);
  }

  static URI uri(String text) {
    URI uri = URI.create(text);
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    boolean bare = uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
    if (!web || uri.getHost() == null || !bare) {
      throw new IllegalArgumentException("found " + (bare ? text : "one with more than that"));
    }
    return uri;
  }

  static Path path(String text) {
    Path path = Path.of(text);
    if (!path.isAbsolute()) {
      throw new IllegalArgumentException("found " + text);
    }
    return path;
  }

  static String wrong(String key, String expected, IllegalArgumentException e) {
    return "'%s': expected %s; %s".formatted(key, expected, e.getMessage());
  }
}
