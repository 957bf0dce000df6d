package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

/**
 * One choice that a parked run offers.
 *
 * @param undo the title of the undo that it carries out, or empty
 * @param label what it does, as its button says it
 * @param group whose members alone may choose it; empty: whoever may choose at all
 */
public record Offer(Choice choice, String undo, String label, String group) {

  public Offer {
    requireNonNull(choice, "choice");
    requireNonNull(undo, "undo");
    requireNonNull(label, "label");
    requireNonNull(group, "group");
  }

  Offer(Choice choice, String label) {
    this(choice, "", label, "");
  }

  boolean isMeantBy(SignedChoice signed) {
    return signed.choice() == choice && signed.undo().equals(undo);
  }
}
