package dev.firedrill.workflows.contract;

import dev.firedrill.workflows.procedure.Launch;
import dev.firedrill.workflows.procedure.Policy;
import dev.firedrill.workflows.procedure.Signatures;
import dev.firedrill.workflows.procedure.SignedDecision;
import dev.firedrill.workflows.procedure.Terms;

/** Policy and signatures of a production-like desk: the starter may not approve. */
public final class Desk implements Policy, Signatures {

  /** The signature that this desk takes for genuine. */
  public static final String GENUINE = "genuine";

  @Override
  public Terms admit(Launch launch) {
    return new Terms("prod", false);
  }

  @Override
  public boolean genuine(SignedDecision decision) {
    return decision.signature().equals(GENUINE);
  }
}
