package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a launch is to be carried out, where that is not as usual.
 *
 * @param plan whether everything is looked at and nothing is changed
 * @param planned the id of the plan that the run holds to: if the world has moved since, it ends
 *     before it changes anything; "" for none
 * @param breakGlass why the run is to begin although a freeze binds its target; null for most
 */
public record Manner(boolean plan, String planned, @Nullable String breakGlass) {

  /** As usual: real, and bound to no plan. */
  public static final Manner USUAL = new Manner(false, "", null);

  /** Everything is looked at and told, and nothing is changed. */
  public static final Manner PLAN = new Manner(true, "", null);

  public Manner {
    requireNonNull(planned, "planned");
    if (plan && !planned.isEmpty()) {
      throw new IllegalArgumentException("a plan is made anew: it holds to no other plan");
    }
  }

  /** Real, and bound to the plan of this id. */
  public static Manner asPlannedIn(String plan) {
    return new Manner(false, plan, null);
  }

  /** The same, breaking a freeze for this reason; for none if it is blank. */
  public Manner breakingGlass(String reason) {
    return new Manner(plan, planned, reason.isBlank() ? null : reason.strip());
  }

  /** What a signature covers of it. */
  List<String> signedParts() {
    List<String> parts = new ArrayList<>(List.of(plan ? "plan" : "run", planned));
    if (breakGlass != null) {
      parts.addAll(List.of("break-glass", breakGlass));
    }
    return parts;
  }
}
