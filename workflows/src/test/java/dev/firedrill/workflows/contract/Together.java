package dev.firedrill.workflows.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.procedure.Choice;
import dev.firedrill.workflows.procedure.Entry;
import dev.firedrill.workflows.procedure.GateCard;
import dev.firedrill.workflows.procedure.ParkCard;
import io.temporal.client.WorkflowStub;
import java.util.Objects;
import java.util.Optional;

/** What several people approved together, one person can't have left out. */
final class Together {

  private Together() {}

  /** Whether the run has parked at a change that nobody may skip; then people end it. */
  static boolean endsUnskipped(Bench bench, WorkflowStub run) {
    Entry parked = bench.journal().awaitTold(Entry.Kind.STEP_PARKED);
    ParkCard card = requireNonNull(parked.parked());
    boolean together =
        approvedBefore(bench, parked).filter(gate -> gate.deciders().people() > 1).isPresent();
    assertThat(card.offers().stream().anyMatch(offer -> offer.choice() == Choice.SKIP))
        .as("skipping is offered")
        .isEqualTo(!together);
    if (together) {
      String id = run.getExecution().getWorkflowId();
      bench.choose(run, MemoryJournal.choice(id, card, Choice.ABORT));
      bench.journal().awaitTold(Entry.Kind.RUN_ENDED);
    }
    return together;
  }

  /** The gate that the run had passed last; one that it came to since is none of it. */
  private static Optional<GateCard> approvedBefore(Bench bench, Entry parked) {
    return bench.journal().entries().stream()
        .takeWhile(entry -> !entry.equals(parked))
        .map(Entry::gate)
        .filter(Objects::nonNull)
        .reduce((one, next) -> next);
  }
}
