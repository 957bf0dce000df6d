package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What policy says of one run: fixed when the run is admitted.
 *
 * @param quorum how many approve; null in what was admitted before policy said so, which is one
 * @param freeze the freeze that the run was launched to break; null where none binds it
 */
public record Terms(
    String environment,
    boolean starterMayApprove,
    @Nullable Quorum quorum,
    @Nullable Freeze freeze) {

  public Terms {
    requireNonNull(environment, "environment");
  }

  /** Terms by which each gate takes one person. */
  public Terms(String environment, boolean starterMayApprove) {
    this(environment, starterMayApprove, null, null);
  }

  /**
   * How many people a gate takes that has no number of its own.
   *
   * @param approvals 0 asks nobody
   * @param after how long a gate waits before it also asks the group that escalation adds; null
   *     together with the group where there is none
   */
  public record Quorum(int approvals, @Nullable Duration after, @Nullable String adds) {

    public Quorum {
      if (approvals < 0 || (after == null) != (adds == null)) {
        throw new IllegalArgumentException("no such quorum");
      }
    }
  }

  /** Whether policy asks nobody at this gate. */
  boolean asksNobodyAt(Gate gate) {
    return approvals() == 0 && gate.isLeftToPolicy();
  }

  /** Whom this gate asks, in a sentence. */
  String asked(Gate gate) {
    if (asksNobodyAt(gate)) {
      return "Asks nobody, by the policy of " + environment + ".";
    }
    int people = people(gate);
    String groups = String.join(", ", gate.groups());
    return "Asks " + (people == 1 ? "" : people + " of ") + groups + "; silence is a no.";
  }

  /** Who decides this gate, as the gate and policy say together. */
  Deciders decidersOf(Gate gate, String starter, Instant opened) {
    if (isOfShares(gate)) { // nobody else has a share, and whoever started the run may have one
      return new Deciders(gate.groups(), people(gate), null, null);
    }
    return new Deciders(
        gate.groups(), people(gate), starterMayApprove ? null : starter, escalation(gate, opened));
  }

  private Deciders.@Nullable Escalation escalation(Gate gate, Instant opened) {
    if (quorum == null || quorum.after() == null || quorum.adds() == null) {
      return null;
    }
    boolean inTime = quorum.after().compareTo(gate.within()) < 0;
    return inTime && !gate.groups().contains(quorum.adds())
        ? new Deciders.Escalation(quorum.adds(), opened.plus(quorum.after()))
        : null;
  }

  private int people(Gate gate) {
    if (isOfShares(gate)) {
      return gate.people(); // one share more does nothing
    }
    boolean deed = gate.proof().kind() == Proof.Kind.DEED; // one person does a thing
    return Math.max(Math.max(1, gate.people()), deed ? 1 : approvals());
  }

  private static boolean isOfShares(Gate gate) {
    return gate.proof().kind() == Proof.Kind.SHARE;
  }

  private int approvals() {
    return quorum == null ? 1 : quorum.approvals();
  }
}
