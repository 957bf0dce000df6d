package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.RunNotes.Kept;
import java.util.List;

/**
 * That a server took a share of a holder: never the share itself, nor anything of it.
 *
 * @param attempt by which the server tells the shares that it was brought from those of a later
 *     beginning; no secret
 */
public record EnteredShare(String server, String attempt) {

  private static final String KIND = "attempt";

  public EnteredShare {
    requireNonNull(server, "server");
    requireNonNull(attempt, "attempt");
  }

  /** What was taken of this run's holders, once for each share and server. */
  public static List<EnteredShare> of(RunNotes notes, String run) {
    return notes.kept(run, KIND).stream()
        .map(kept -> new EnteredShare(kept.name(), kept.value()))
        .toList();
  }

  /** As it is kept in the notes of a run. */
  public Kept kept() {
    return new Kept(KIND, server, attempt);
  }
}
