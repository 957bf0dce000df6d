package dev.firedrill.web.access;

import static java.util.Objects.requireNonNull;

import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is signed in, with role and groups as the account has them at this request.
 *
 * @param groups the groups whose gates the person may decide
 * @param mustChange whether the password is a one-time one: then nothing else is allowed yet
 * @param owner the account that a token belongs to, empty where it belongs to none; null for a
 *     person
 */
public record Person(
    String name, Role role, Set<String> groups, boolean mustChange, @Nullable String owner)
    implements Principal {

  public Person {
    requireNonNull(name, "name");
    requireNonNull(role, "role");
    groups = Set.copyOf(groups);
  }

  /** A person, by no token. */
  public Person(String name, Role role, Set<String> groups, boolean mustChange) {
    this(name, role, groups, mustChange, null);
  }

  /** Who this is: a token and the person whom it belongs to are one. */
  public String who() {
    return owner == null || owner.isEmpty() ? name : owner;
  }

  /** Whether this is a token that belongs to nobody, so that it may be anybody's. */
  public boolean belongsToNobody() {
    return owner != null && owner.isEmpty();
  }

  @Override
  public String getName() {
    return name;
  }

  /** Whether the person may launch runbooks. */
  public boolean mayLaunch() {
    return role.isAtLeast(Role.OPERATOR);
  }

  /** Whether the person takes part in runs: launches them, or decides their gates. */
  public boolean mayRespond() {
    return mayLaunch() || !groups.isEmpty();
  }

  /** Whether the person may say who may in. */
  public boolean mayAdminister() {
    return role.isAtLeast(Role.ADMIN);
  }
}
