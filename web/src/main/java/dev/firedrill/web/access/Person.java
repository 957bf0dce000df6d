package dev.firedrill.web.access;

import static java.util.Objects.requireNonNull;

import java.security.Principal;
import java.util.Set;

/**
 * Somebody who is signed in, with role and groups as the account has them at this request.
 *
 * @param groups the groups whose gates the person may decide
 * @param mustChange whether the password is a one-time one: then nothing else is allowed yet
 */
public record Person(String name, Role role, Set<String> groups, boolean mustChange)
    implements Principal {

  public Person {
    requireNonNull(name, "name");
    requireNonNull(role, "role");
    groups = Set.copyOf(groups);
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
