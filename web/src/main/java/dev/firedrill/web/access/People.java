package dev.firedrill.web.access;

import dev.firedrill.workflows.procedure.Ledger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/** What an admin does with accounts, each with its line in the audit. */
@Service
class People {

  private static final String NAME = "[a-z][a-z0-9.-]{0,62}";
  private static final String GROUP = "[a-z][a-z0-9-]{0,62}";

  private final Accounts accounts;
  private final Tokens tokens;
  private final Ledger ledger;

  People(Accounts accounts, Tokens tokens, Ledger ledger) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.ledger = ledger;
  }

  /** Whether somebody could be called this. */
  static boolean isName(String name) {
    return name.matches(NAME);
  }

  List<Account> all() {
    return accounts.all();
  }

  /** Reasons why there can be no such account; empty means that it was added. */
  @Transactional
  public List<String> add(
      String admin, String name, Role role, String groups, String oneTimePassword) {
    List<String> objections = new ArrayList<>(objectionsToGroups(groups));
    if (!isName(name)) {
      objections.add(
          "A name starts with a lower-case letter and holds only a-z, 0-9, dots and hyphens.");
    }
    if (objections.isEmpty() && !accounts.add(name, role, split(groups), oneTimePassword)) {
      objections.add("There is somebody of this name already.");
    }
    if (objections.isEmpty()) {
      List<String> theirs = tokens.revokeThoseOf(name); // of somebody who had the name before
      ledger.append(admin, "PERSON_ADDED", name, access(role, groups));
      tell(admin, name, theirs);
    }
    return objections;
  }

  /** Reasons why role and groups stay as they are; empty means that they were set. */
  @Transactional
  public List<String> allow(String admin, String name, Role role, String groups) {
    requireThere(name);
    List<String> objections = new ArrayList<>(objectionsToGroups(groups));
    if (role != Role.ADMIN && accounts.isLastAdmin(name)) {
      objections.add("Nobody else is an admin: make somebody admin first.");
    }
    if (objections.isEmpty()) {
      accounts.allow(name, role, split(groups));
      ledger.append(admin, "PERSON_ALLOWED", name, access(role, groups));
    }
    return objections;
  }

  @Transactional
  public void resetPassword(String admin, String name, String oneTimePassword) {
    requireThere(name);
    accounts.setPassword(name, oneTimePassword, true);
    ledger.append(admin, "PASSWORD_RESET", name, Map.of());
  }

  @Transactional
  public void unlock(String admin, String name) {
    requireThere(name);
    accounts.unlock(name);
    ledger.append(admin, "PERSON_UNLOCKED", name, Map.of());
  }

  /** Reasons why the account stays; empty means that it is gone, and its tokens are revoked. */
  @Transactional
  public List<String> remove(String admin, String name) {
    requireThere(name);
    if (accounts.isLastAdmin(name)) {
      return List.of("Nobody else is an admin: make somebody admin first.");
    }
    accounts.remove(name);
    List<String> theirs = tokens.revokeThoseOf(name);
    ledger.append(admin, "PERSON_REMOVED", name, Map.of());
    tell(admin, name, theirs);
    return List.of();
  }

  private void tell(String admin, String owner, List<String> revoked) {
    revoked.forEach(token -> ledger.append(admin, "TOKEN_REVOKED", token, Map.of("owner", owner)));
  }

  static List<String> split(String groups) {
    return List.copyOf(
        new TreeSet<>(
            Arrays.stream(groups.strip().split("[\\s,]+")).filter(g -> !g.isEmpty()).toList()));
  }

  private void requireThere(String name) {
    if (accounts.find(name).isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "nobody is called '" + name + "'");
    }
  }

  private static List<String> objectionsToGroups(String groups) {
    return split(groups).stream()
        .filter(group -> !group.matches(GROUP))
        .map(group -> "'" + group + "' is no group name: lower-case letters, digits and hyphens.")
        .toList();
  }

  private static Map<String, String> access(Role role, String groups) {
    return Map.of("role", role.name(), "groups", String.join(" ", split(groups)));
  }
}
