package dev.firedrill.web.runs;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A run's place in the list, newest first. What is launched meanwhile moves nothing: whoever goes
 * on from here sees each older run once.
 */
public record Place(Instant intended, String id) {

  private static final int LONGEST = 200;

  public Place {
    requireNonNull(intended, "intended");
    requireNonNull(id, "id");
  }

  /** The place as a word for an address; nobody needs to read it. */
  public String text() {
    String plain = intended + " " + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /** The place that such a word names, if it is one. */
  public static Optional<Place> of(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      String[] parts = new String(bytes, StandardCharsets.UTF_8).split(" ", 2);
      return text.length() <= LONGEST && parts.length == 2 && parts[1].matches("[a-z0-9-]+")
          ? Optional.of(new Place(Instant.parse(parts[0]), parts[1]))
          : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException none) {
      return Optional.empty();
    }
  }
}
