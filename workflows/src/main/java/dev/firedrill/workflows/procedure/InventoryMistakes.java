package dev.firedrill.workflows.procedure;

import java.util.List;

/**
 * The files of targets, policy or schedules cannot be taken as they are; the message has a line for
 * each mistake.
 */
public final class InventoryMistakes extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> lines;

  /** Each mistake as {@code file:line: what is wrong and what is expected}. */
  public InventoryMistakes(List<String> lines) {
    super(
        "The files of targets, policy and schedules cannot be taken as they are:\n"
            + String.join("\n", lines));
    this.lines = List.copyOf(lines);
  }

  /** The mistakes, each as {@code file:line: what is wrong and what is expected}. */
  public List<String> lines() {
    return lines;
  }
}
