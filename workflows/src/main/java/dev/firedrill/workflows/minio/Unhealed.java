package dev.firedrill.workflows.minio;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The objects that the heal of this run left with copies missing, since no heal makes them.
 *
 * @param first some of them, bucket and object, with commas between
 */
public record Unhealed(long count, String first) {

  public Unhealed {
    requireNonNull(first, "first");
  }

  String inWords() {
    return count == 0 ? "none" : count + ", such as " + first;
  }

  List<String> remarks() {
    return count == 0
        ? List.of()
        : List.of(
            "objects that lack copies which no heal makes: %s. They are what is left of writes that failed, or cannot be read any more: look at each"
                .formatted(inWords()));
  }
}
