package dev.firedrill.workflows.procedure;

import java.util.List;
import java.util.Optional;

/** The targets that Firedrill may work on: only these, and nothing else, can be launched on. */
public interface Inventory {

  /** Every target, sorted by name. */
  List<TargetCard> targets();

  /** The target of this name, if there is one. */
  default Optional<TargetCard> find(TargetName name) {
    return targets().stream().filter(target -> target.name().equals(name)).findFirst();
  }
}
