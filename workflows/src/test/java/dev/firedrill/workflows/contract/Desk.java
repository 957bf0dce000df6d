package dev.firedrill.workflows.contract;

import dev.firedrill.workflows.procedure.Launch;
import dev.firedrill.workflows.procedure.LaunchClaim;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.Policy;
import dev.firedrill.workflows.procedure.Signatures;
import dev.firedrill.workflows.procedure.SignedChoice;
import dev.firedrill.workflows.procedure.SignedDecision;
import dev.firedrill.workflows.procedure.Terms;

/** Policy and signatures of a production-like desk: unless told, the starter may not approve. */
public final class Desk implements Policy, Signatures {

  /** One person who did not start the run. */
  static final Terms ONE = new Terms("prod", false);

  /** The signature that this desk takes for genuine. */
  public static final String GENUINE = "genuine";

  private final Terms terms;

  /** A desk that admits on these terms. */
  public Desk(Terms terms) {
    this.terms = terms;
  }

  /** The launch with a signature that this desk takes for genuine. */
  public static Launch signed(LaunchClaim claim) {
    return claim.launch().signed(GENUINE + ": " + claim.signedText());
  }

  @Override
  public Terms admit(LaunchClaim claim, String execution) {
    if (!signed(claim).equals(claim.launch())) {
      throw new NotPossible("the launch is not signed");
    }
    return terms;
  }

  @Override
  public boolean genuine(SignedDecision decision) {
    return decision.signature().equals(GENUINE);
  }

  @Override
  public boolean genuineChoice(SignedChoice choice) {
    return choice.signature().equals(GENUINE);
  }
}
