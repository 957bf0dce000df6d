package dev.firedrill.web.launch;

import dev.firedrill.web.launch.EngineView.End;
import dev.firedrill.web.locks.LockEnd;
import dev.firedrill.workflows.procedure.Ledger;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down that a run ended without telling so: in the audit and in its rows, or in neither. */
@Component
class EndedElsewhere {

  private final Intents intents;
  private final Ledger ledger;
  private final LockEnd locks;
  private final TransactionTemplate transaction;

  EndedElsewhere(Intents intents, Ledger ledger, LockEnd locks, TransactionTemplate transaction) {
    this.intents = intents;
    this.ledger = ledger;
    this.locks = locks;
    this.transaction = transaction;
  }

  /** Ends the run here, unless it told its own end meanwhile. */
  void tell(String run, End end) {
    String ending = end.ending().name();
    transaction.executeWithoutResult(status -> {
      // First the audit, as a run does that tells its end: in the other order the two could block
      // each other for good.
      ledger.append(
          "", "ENDED_ELSEWHERE", run, Map.of("run", run, "ending", ending, "why", end.why()));
      if (!intents.end(run, ending, end.why())) {
        status.setRollbackOnly();
        return;
      }
      locks.of(run, end.ending());
    });
  }
}
