package dev.firedrill.web.gates;

import dev.firedrill.web.access.Person;
import dev.firedrill.workflows.procedure.EnteredShare;
import dev.firedrill.workflows.procedure.RunNotes;
import dev.firedrill.workflows.procedure.ShareAnswer;
import dev.firedrill.workflows.procedure.ShareBearer;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/**
 * The way of a share: the run says whether its holder counts and has told the audit so; then it is
 * sent to the servers, once, and forgotten. One holder of a run at a time, so that each knows how
 * many came before.
 */
@Service
public class ShareDesk {

  private static final Logger LOG = LoggerFactory.getLogger(ShareDesk.class);

  private final Gates gates;
  private final Decisions decisions;
  private final ShareTurns turns;
  private final ObjectProvider<ShareBearer> bearers;
  private final RunNotes notes;

  ShareDesk(
      Gates gates,
      Decisions decisions,
      ShareTurns turns,
      ObjectProvider<ShareBearer> bearers,
      RunNotes notes) {
    this.gates = gates;
    this.decisions = decisions;
    this.turns = turns;
    this.bearers = bearers;
    this.notes = notes;
  }

  /** What became of a share: why it was not sent, or what each server answered. */
  public record Entered(List<String> objections, List<ShareAnswer> answers) {

    public Entered {
      objections = List.copyOf(objections);
      answers = List.copyOf(answers);
    }

    static Entered not(List<String> objections) {
      return new Entered(objections, List.of());
    }
  }

  /** Enters a share at the gate whose digest the person saw; the share is cleared in any case. */
  public Entered enter(String run, int step, String digest, char[] share, Person person) {
    try {
      return turns.inTurn(run, () -> enterNow(run, step, digest, share, person));
    } finally {
      Arrays.fill(share, '\0');
    }
  }

  private Entered enterNow(String run, int step, String digest, char[] share, Person person) {
    Optional<GateRow> open =
        gates.find(run, step).filter(GateRow::takesShare).filter(each -> each.mayApprove(person));
    if (open.isEmpty()) {
      return Entered.not(List.of("you may not enter a share here, or have done it already"));
    }
    GateRow gate = open.get();
    Optional<ShareBearer> bearer = bearerOf(gate.runbook());
    if (bearer.isEmpty()) {
      return Entered.not(List.of("nothing here brings the shares of " + gate.runbook()));
    }
    List<String> objections = bearer.get().objectionsTo(share);
    if (objections.isEmpty()) {
      objections = turns.objectionsTo(run, gate.target());
    }
    List<EnteredShare> own = EnteredShare.of(notes, run);
    if (objections.isEmpty()) {
      objections = decisions.announce(gate, digest, person);
    }
    return objections.isEmpty()
        ? send(gate, bearer.get(), own, share, person)
        : Entered.not(objections);
  }

  /** Asked again last: somebody may have stopped all changes while the run counted the holder. */
  private Entered send(
      GateRow gate, ShareBearer bearer, List<EnteredShare> own, char[] share, Person person) {
    List<String> stopped = turns.objectionsTo(gate.run(), gate.target());
    if (!stopped.isEmpty()) {
      return Entered.not(stopped);
    }
    int before = gate.approvals().size();
    List<ShareAnswer> answers = bearer.bring(new TargetName(gate.target()), before, own, share);
    note(gate.run(), person, answers);
    return new Entered(List.of(), answers);
  }

  private void note(String run, Person person, List<ShareAnswer> answers) {
    String words =
        answers.isEmpty()
            ? "No node waits for a share any more."
            : answers.stream()
                .map(each -> each.server() + ": " + each.words())
                .collect(Collectors.joining("\n"));
    List<RunNotes.Kept> taken =
        answers.stream()
            .filter(each -> each.taken() && !each.attempt().isEmpty())
            .map(each -> new EnteredShare(each.server(), each.attempt()).kept())
            .toList();
    try {
      notes.note(run, person.name(), words, taken);
    } catch (DataAccessException untold) {
      LOG.warn("what became of a share of {} is not in the audit", run, untold);
    }
  }

  private Optional<ShareBearer> bearerOf(String runbook) {
    return bearers.stream().filter(each -> each.runbook().equals(runbook)).findFirst();
  }
}
