package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who chooses what becomes of a parked run.
 *
 * @param name a person's, or a token's
 * @param owner the account that a token belongs to, empty where it belongs to none; null for a
 *     person
 * @param mayLaunch whether they may launch runbooks
 */
public record Chooser(String name, @Nullable String owner, boolean mayLaunch, List<String> groups) {

  public Chooser {
    requireNonNull(name, "name");
    groups = List.copyOf(groups);
  }

  /** Whether this is somebody, by no token of theirs either; null is nobody. */
  boolean is(@Nullable String person) {
    return Owner.behind(name, owner).equals(person);
  }

  /** Whether it is a token that belongs to nobody, so that it may be anybody's. */
  boolean belongsToNobody() {
    return Owner.isNobody(owner);
  }
}
