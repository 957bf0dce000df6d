package dev.firedrill.workflows.vault;

import dev.firedrill.workflows.procedure.Facts;
import java.util.List;

/** What shares were entered on, as it is once they had their effect. */
interface Opened extends Facts {

  /** What is left to do once the holders have entered their shares; empty means nothing. */
  List<String> objectionsToShares();

  /** What was entered and has not unsealed anything. */
  List<Attempt> attempts();
}
