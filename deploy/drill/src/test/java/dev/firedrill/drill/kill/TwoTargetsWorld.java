package dev.firedrill.drill.kill;

import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.TargetName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A world of one target, and of a stubborn one like it, which refuses the runbook's first change:
 * then there is nothing to take back.
 */
abstract class TwoTargetsWorld implements LedgerWorld {

  final Ledgers ledgers;
  private final String runbook;
  private final String target;
  private final String file;

  /**
   * A world.
   *
   * @param file the target's file, with NAME for its name and FOLDER for that of its secrets
   */
  TwoTargetsWorld(Ledgers ledgers, String runbook, String target, String file) {
    this.ledgers = ledgers;
    this.runbook = runbook;
    this.target = target;
    this.file = file;
  }

  @Override
  public final String runbook() {
    return runbook;
  }

  @Override
  public final List<Object> verbs() {
    return List.of(this);
  }

  @Override
  public final Map<String, String> targets(Path secrets) {
    return Map.of(
        target + ".yaml", file(target, secrets), stubborn() + ".yaml", file(stubborn(), secrets));
  }

  private String file(String name, Path secrets) {
    return file.replace("NAME", name).replace("FOLDER", secrets.toString());
  }

  private String stubborn() {
    return "stubborn-" + target;
  }

  /** The run on this target that ends so. */
  abstract Plot plot(String target, Ending ending, List<String> effects, List<String> verbs);

  @Override
  public final Plot stops() {
    return plot(stubborn(), Ending.ABORTED, List.of(), List.of());
  }

  /** The run on the target that recovers it. */
  final Plot recovering(List<String> effects, List<String> verbs) {
    return plot(target, Ending.RECOVERED, effects, verbs);
  }

  final void requireWilling(TargetName asked, String effect) {
    if (asked.value().equals(stubborn())) {
      throw new NotPossible("this cluster always refuses to " + effect);
    }
  }

  final void once(String effect) {
    if (!ledgers.stands(effect)) {
      ledgers.bringAbout(effect);
    }
  }
}
