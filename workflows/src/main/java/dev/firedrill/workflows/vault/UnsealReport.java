package dev.firedrill.workflows.vault;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.List;

/**
 * What the unsealing came to.
 *
 * @param rounds how often the holders were asked for their shares
 */
public record UnsealReport(
    List<String> unsealed, int rounds, String enteredBy, String approvedBy, int tolerance)
    implements Facts {

  public UnsealReport {
    unsealed = List.copyOf(unsealed);
  }

  @Override
  public Table asTable() {
    return new Table(
        List.of("unsealed", "rounds", "shares by", "approved by", "nodes that may be lost"),
        List.of(
            List.of(
                String.join(", ", unsealed),
                String.valueOf(rounds),
                enteredBy,
                approvedBy,
                String.valueOf(tolerance))));
  }
}
