package dev.firedrill.workflows.procedure;

import java.util.List;

/**
 * Brings a share of a key, as its holder entered it, straight to the servers of a target, past
 * every run, history, log and table. A bean of each runbook that asks for shares: where they go is
 * the runbook's, and nobody's who enters one. It is called by a web process only, which told the
 * audit before; it clears what it copied, and keeps nothing.
 */
public interface ShareBearer {

  /** The id of the runbook whose gates ask for the shares that it brings. */
  String runbook();

  /** Why this can be no share; empty when it can. Nothing of it is repeated. */
  List<String> objectionsTo(char[] share);

  /**
   * Sends the share once to each server that waits for it, one after the other, and never again.
   *
   * @param before how many shares of this round came before it
   * @param own what servers took of this run's holders before: one on which shares stand that are
   *     of another attempt waits for somebody else's, and gets none
   */
  List<ShareAnswer> bring(TargetName target, int before, List<EnteredShare> own, char[] share);
}
