package dev.firedrill.workflows.minio;

import static java.util.Objects.requireNonNull;

/**
 * A file that may be removed to make room on its drive, by the target's file.
 *
 * @param trouble why it is not removed; empty when it can be
 */
public record Expendable(Place place, String trouble, long bytes) {

  public Expendable {
    requireNonNull(place, "place");
    requireNonNull(trouble, "trouble");
  }

  String inWords() {
    return "%s (%d MiB)".formatted(place, bytes >> Mount.MIB);
  }
}
