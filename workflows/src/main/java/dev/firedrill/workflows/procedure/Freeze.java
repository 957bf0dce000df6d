package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * A freeze that a run breaks: a second person has to agree before its procedure begins.
 *
 * @param name of the window, or of all that bind, joined
 * @param until when the last of them ends
 * @param why it is frozen
 * @param approvers the group of the second person
 * @param breakGlass why the starter breaks it
 */
public record Freeze(String name, Instant until, String why, String approvers, String breakGlass) {

  /** The step's title; it stands on no page, since it is there only during a freeze. */
  public static final String TITLE = "Break the freeze";

  public Freeze {
    requireNonNull(name, "name");
    requireNonNull(until, "until");
    requireNonNull(why, "why");
    requireNonNull(approvers, "approvers");
    requireNonNull(breakGlass, "breakGlass");
  }

  Gate gate(String starter) {
    return Gate.asking("Break the freeze “" + name + "”?")
        .showing(
            new Table(
                List.of("Freeze", "Until", "Why it is frozen", "Why " + starter + " breaks it"),
                List.of(List.of(name, until.toString(), why, breakGlass))))
        .willDo(List.of("The run begins now; its own gates ask as always"))
        .losing("what the freeze protects: " + why)
        .by(1, approvers);
  }

  /** Somebody of the group who did not start the run, whatever the environment. */
  Deciders secondPerson(String starter) {
    return new Deciders(List.of(approvers), 1, starter, null);
  }
}
