package dev.firedrill.workflows.procedure;

import java.util.function.Consumer;

/** Reaches every target of the inventory, whatever it needs, and changes nothing. */
public interface Checkup {

  /** Tells each finding as soon as it is known, target by target. */
  void run(Consumer<Finding> told);
}
