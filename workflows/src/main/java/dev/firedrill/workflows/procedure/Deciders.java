package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may decide a gate, and how many of them a yes takes; a no takes one.
 *
 * @param groups whose members may decide; who is in two of them still counts once
 * @param people how many distinct people have to say yes, at least one
 * @param barred the person who may not say yes, by no token of theirs either: the starter, or the
 *     owner of the token that started the run; null where policy lets everybody
 * @param escalation who is asked as well when nobody decided for a while, or null
 */
public record Deciders(
    List<String> groups, int people, @Nullable String barred, @Nullable Escalation escalation) {

  public Deciders {
    groups = List.copyOf(groups);
    if (groups.isEmpty() || people < 1) {
      throw new IllegalArgumentException("a gate needs a group and at least one person of it");
    }
  }

  /**
   * A further group, which may decide from some moment on. It replaces nobody and extends nothing.
   */
  public record Escalation(String group, Instant at) {

    public Escalation {
      requireNonNull(group, "group");
      requireNonNull(at, "at");
    }
  }

  /** The groups whose members may decide at this moment. */
  public List<String> groupsAt(Instant moment) {
    if (escalation == null || moment.isBefore(escalation.at())) {
      return groups;
    }
    List<String> all = new ArrayList<>(groups);
    all.add(escalation.group());
    return List.copyOf(all);
  }

  /** Every reason why this person's decision does not count at this moment. */
  List<String> objectionsTo(SignedDecision decision, Instant moment) {
    List<String> objections = new ArrayList<>();
    List<String> deciding = groupsAt(moment);
    if (decision.groups().stream().noneMatch(deciding::contains)) {
      objections.add(decision.person() + " is not a member of " + String.join(" or ", deciding));
    }
    if (decision.yes() && decision.who().equals(barred)) {
      objections.add(name(decision) + " started the run and may not approve it");
    }
    if (decision.yes() && decision.belongsToNobody() && tellPeopleApart()) {
      objections.add(Owner.unknown(decision.person(), "approves"));
    }
    return objections;
  }

  /** Whether it matters who says yes, and not only in which group they are. */
  public boolean tellPeopleApart() {
    return people > 1 || barred != null;
  }

  /** Who decides, and by which token if it is by one. */
  static String name(SignedDecision decision) {
    return decision.who().equals(decision.person())
        ? decision.person()
        : decision.who() + ", to whom " + decision.person() + " belongs,";
  }
}
