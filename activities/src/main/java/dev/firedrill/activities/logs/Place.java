package dev.firedrill.activities.logs;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** One attempt of one step of a run: where a line of its log belongs. */
record Place(String run, int step, int attempt) {

  Place {
    requireNonNull(run, "run");
  }

  /** The place of a verb with this effect key, which is the run's id and the step's ordinal. */
  static Optional<Place> of(String effectKey, int attempt) {
    int slash = effectKey.lastIndexOf('/');
    String ordinal = effectKey.substring(slash + 1);
    return slash > 0 && ordinal.matches("[0-9]{1,9}")
        ? Optional.of(new Place(effectKey.substring(0, slash), Integer.parseInt(ordinal), attempt))
        : Optional.empty();
  }
}
