package dev.firedrill.web.gates;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.layout.Mark;
import dev.firedrill.workflows.procedure.Deciders;
import dev.firedrill.workflows.procedure.GateCard;
import dev.firedrill.workflows.procedure.Proof;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gate as the journal has it, with what people need to know of its run.
 *
 * @param groups whose members may decide it now; escalation has added to the card's
 * @param approvals each yes so far, in order
 * @param decider who said the last word
 * @param reason what the decider gave as reason
 * @param noWayBackAhead the step that a yes leads to and after which nothing is undone, or empty
 */
public record GateRow(
    String run,
    GateCard card,
    String state,
    List<String> groups,
    List<Approval> approvals,
    @Nullable String decider,
    @Nullable String reason,
    @Nullable Instant decided,
    String runbook,
    String target,
    String environment,
    String starter,
    String noWayBackAhead) {

  public GateRow {
    groups = List.copyOf(groups);
    approvals = List.copyOf(approvals);
  }

  /** One person's yes. */
  public record Approval(String person, Instant at, String reason) {}

  /** The state as a word, a shape and a tone. */
  public Mark mark() {
    return Mark.ofGate(state);
  }

  /** Whether a decision is awaited. */
  public boolean isOpen() {
    return state.equals("OPEN");
  }

  /** Whether a yes is said by entering a share of a key. */
  public boolean takesShare() {
    return card.proof().kind() == Proof.Kind.SHARE;
  }

  /** Whether its time is over; the run says so a moment later, or when a worker is back. */
  public boolean isOverdue() {
    return isOpen() && !card.expires().isAfter(Instant.now());
  }

  /** Names the gate and its state among those of its run; each yes and each group makes another. */
  public String key() {
    return String.join(
        "-",
        String.valueOf(card.id()),
        state,
        String.valueOf(approvals.size()),
        String.valueOf(groups.size()));
  }

  /** Whether the person may say no; silence is one, too. */
  public boolean mayDeny(Person person) {
    return isOpen() && !isOverdue() && isMember(person);
  }

  /** Whether the person may say yes, as far as the desk can tell: the workflow is the judge. */
  public boolean mayApprove(Person person) {
    return mayDeny(person) && !isBarred(person) && !isUnknown(person) && !hasApproved(person);
  }

  private boolean isMember(Person person) {
    return groups.stream().anyMatch(person.groups()::contains);
  }

  private boolean isBarred(Person person) {
    return person.who().equals(card.deciders().barred());
  }

  private boolean isUnknown(Person person) {
    return person.belongsToNobody() && card.deciders().tellPeopleApart();
  }

  private boolean hasApproved(Person person) {
    return approvals.stream().anyMatch(yes -> yes.person().equals(person.name()));
  }

  /** Why this person may not say yes; empty if they may. */
  public List<String> hindrances(Person person) {
    List<String> hindrances = new ArrayList<>();
    if (isOverdue()) {
      hindrances.add("Its time is over, which is a no.");
    }
    if (!isMember(person)) {
      hindrances.add("You are not a member of " + String.join(" or ", groups) + ".");
    }
    if (isBarred(person)) {
      hindrances.add("You started this run, so somebody else has to approve it.");
    }
    if (isUnknown(person)) {
      hindrances.add(
          "This token belongs to nobody, and it has to be known here who approves: make one with"
              + " an owner.");
    }
    if (hasApproved(person)) {
      hindrances.add(
          takesShare()
              ? "You have entered your share in this round; it takes somebody else's as well."
              : "You have approved it already; it takes somebody else as well.");
    }
    return hindrances;
  }

  /** The groups that may decide, in words. */
  public String groupsInWords() {
    return String.join(", ", groups);
  }

  /** The group that will be asked as well, while it is not yet; null where there is none. */
  public Deciders.@Nullable Escalation escalationAhead() {
    Deciders.Escalation escalation = card.deciders().escalation();
    return escalation == null || !isOpen() || groups.contains(escalation.group())
        ? null
        : escalation;
  }

  /** How many yeses there are of those that it takes, such as {@code 1 of 2}. */
  public String soFar() {
    return approvals.size() + " of " + card.deciders().people();
  }

  /**
   * What a yes does, for the button: what the person vouches for; which of how many it is, while it
   * is not the last; or else the question without its question mark where that is short.
   */
  public String approveLabel() {
    return switch (card.proof().kind()) {
      case ATTESTATION -> "I attest: " + card.proof().phrase();
      case DEED -> "I did this: " + card.title();
      case SHARE ->
          "Enter my share, as %d of %d".formatted(approvals.size() + 1, card.deciders().people());
      case VALUE, NOTHING -> act();
    };
  }

  private String act() {
    int yes = approvals.size() + 1;
    if (yes < card.deciders().people()) {
      return "Approve, as " + yes + " of " + card.deciders().people();
    }
    String question = card.question().strip();
    String act = question.endsWith("?") ? question.substring(0, question.length() - 1) : "";
    return !act.isEmpty() && act.length() <= 40 ? act : "Approve: " + card.title();
  }
}
