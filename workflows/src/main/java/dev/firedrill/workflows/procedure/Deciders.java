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
 * @param barred the person who may not say yes (the starter), or null where policy lets everybody
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
    if (decision.yes() && decision.person().equals(barred)) {
      objections.add(decision.person() + " started the run and may not approve it");
    }
    return objections;
  }
}
