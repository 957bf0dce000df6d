package dev.firedrill.web.gates;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.layout.Mark;
import dev.firedrill.workflows.procedure.GateCard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gate as the journal has it, with what people need to know of its run.
 *
 * @param reason what the decider gave as reason
 * @param noWayBackAhead the step that a yes leads to and after which nothing is undone, or empty
 */
public record GateRow(
    String run,
    GateCard card,
    String state,
    @Nullable String decider,
    @Nullable String reason,
    @Nullable Instant decided,
    String runbook,
    String target,
    String environment,
    String starter,
    String noWayBackAhead) {

  /** The state as a word, a shape and a tone. */
  public Mark mark() {
    return Mark.ofGate(state);
  }

  /** Whether a decision is awaited. */
  public boolean isOpen() {
    return state.equals("OPEN");
  }

  /** Whether its time is over; the run says so a moment later, or when a worker is back. */
  public boolean isOverdue() {
    return isOpen() && !card.expires().isAfter(Instant.now());
  }

  /** Names the gate and its state among those of its run. */
  public String key() {
    return card.id() + "-" + state;
  }

  /** Whether the person may say no; silence is one, too. */
  public boolean mayDeny(Person person) {
    return isOpen() && !isOverdue() && person.groups().contains(card.group());
  }

  /** Whether the person may say yes, as far as the desk can tell: the workflow is the judge. */
  public boolean mayApprove(Person person) {
    return mayDeny(person) && !person.name().equals(card.barred());
  }

  /** Why this person may not decide; empty if they may. */
  public List<String> hindrances(Person person) {
    List<String> hindrances = new ArrayList<>();
    if (isOverdue()) {
      hindrances.add("Its time is over, which is a no.");
    }
    if (!person.groups().contains(card.group())) {
      hindrances.add("You are not a member of " + card.group() + ".");
    }
    if (person.name().equals(card.barred())) {
      hindrances.add("You started this run, so somebody else has to approve it.");
    }
    return hindrances;
  }

  /**
   * What a yes does, for the button: the question without its question mark where that is short.
   */
  public String approveLabel() {
    if (!card.phrase().isEmpty()) {
      return "I attest: " + card.phrase();
    }
    String question = card.question().strip();
    String act = question.endsWith("?") ? question.substring(0, question.length() - 1) : "";
    return !act.isEmpty() && act.length() <= 40 ? act : "Approve: " + card.title();
  }
}
