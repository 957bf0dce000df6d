package dev.firedrill.drill;

/** What a drill came to. */
interface Outcome {

  /** The run that recovered, or did not. */
  String run();

  /** Its row in the table of all recoveries. */
  Row row();

  /** The lines for people. */
  String inWords();

  /** Whether the drill shows what it is for: recovered, and nothing lost. */
  boolean isProof();
}
