package dev.firedrill.activities.inventory;

import dev.firedrill.activities.reach.ssh.SshHost;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What a scalar can be read as; {@link IllegalArgumentException} says why it cannot. */
final class Values {

  static final String URI_EXPECTED = "an address such as http://host:8008";

  // Stand-ins for what is missing: they never leave the reading, which ends in mistakes.
  static final URI NO_URI = URI.create("http://missing.invalid");
  static final SshHost NO_HOST = new SshHost("nobody", "missing.invalid", 22);
  static final Path NO_PATH = Path.of("missing.invalid").toAbsolutePath();

  private static final Set<Tag> PLAIN =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.TIMESTAMP);

  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

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
    boolean digits = text.matches("\\d{1,9}");
    if (!digits || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
      throw new IllegalArgumentException("found " + text);
    }
    return Integer.parseInt(text);
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
    URI uri = parsed(text);
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    boolean bare = uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
    if (!web || uri.getHost() == null || !bare) {
      throw new IllegalArgumentException(found(text));
    }
    return uri;
  }

  private static URI parsed(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(found(text), e);
    }
  }

  /** A password may stand in an address by mistake: it is not repeated. */
  private static String found(String address) {
    return address.contains("@") ? "found one with a user" : "found " + address;
  }

  static Path path(String text) {
    Path path = Path.of(text);
    if (!path.isAbsolute()) {
      throw new IllegalArgumentException("found " + text);
    }
    return path;
  }

  static String wrong(String key, String expected, IllegalArgumentException e) {
    String told = String.valueOf(e.getMessage());
    return told.startsWith("expected")
        ? "'%s': %s".formatted(key, told)
        : "'%s': expected %s; %s".formatted(key, expected, told);
  }

  static boolean isBucket(String text) {
    return BUCKET.matcher(text).matches();
  }
}
