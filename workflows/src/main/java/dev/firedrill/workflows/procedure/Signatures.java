package dev.firedrill.workflows.procedure;

import io.temporal.activity.ActivityInterface;

/** Checks that a decision or choice was signed by a web process of this Firedrill. */
@ActivityInterface(namePrefix = "Signatures")
public interface Signatures {

  /** Whether the signature is genuine; an Update sent straight to Temporal has none. */
  @Looks
  boolean genuine(SignedDecision decision);

  /** Whether the signature of a choice is genuine. */
  @Looks
  boolean genuineChoice(SignedChoice choice);
}
