package dev.firedrill.web.access;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody at the terminal wants done with tokens.
 *
 * @param verb {@code create}, {@code list} or {@code revoke}
 * @param hash of the new token's secret, which never leaves the terminal
 * @param owner the account that answers for the new token
 */
record TokenOrder(
    String verb,
    String name,
    String hash,
    String role,
    String owner,
    List<String> groups,
    int days) {

  static final int DAYS = 90;
  static final int MOST_DAYS = 365;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String NAME = "[a-z][a-z0-9.-]{0,62}";
  private static final String GROUP = "[a-z][a-z0-9-]{0,62}";

  TokenOrder {
    requireNonNull(verb, "verb");
    requireNonNull(name, "name");
    requireNonNull(hash, "hash");
    requireNonNull(role, "role");
    requireNonNull(owner, "owner");
    groups = List.copyOf(groups);
  }

  static TokenOrder list() {
    return new TokenOrder("list", "", "", "", "", List.of(), 0);
  }

  static TokenOrder revoke(String name) {
    return new TokenOrder("revoke", name, "", "", "", List.of(), 0);
  }

  /** Every reason why there can be no such token; empty means that there can. */
  List<String> objections() {
    List<String> objections = new ArrayList<>();
    if (!name.matches(NAME)) {
      objections.add(
          "A name starts with a lower-case letter and holds only a-z, 0-9, dots and hyphens.");
    }
    if (!role.equals("viewer") && !role.equals("operator")) {
      objections.add("--role is viewer or operator: no token says who may in.");
    }
    if (owner.isEmpty()) {
      objections.add(
          "--owner is the account that answers for it: a run that it starts is that person's, and"
              + " its yes is theirs.");
    }
    groups.stream()
        .filter(group -> !group.matches(GROUP))
        .map(group -> "'" + group + "' is no group name: lower-case letters, digits and hyphens.")
        .forEach(objections::add);
    if (days < 1 || days > MOST_DAYS) {
      objections.add("--days is 1 to " + MOST_DAYS + ".");
    }
    return objections;
  }

  Role asRole() {
    return Role.valueOf(role.toUpperCase(Locale.ROOT));
  }

  String text() {
    return JSON.writeValueAsString(this);
  }

  static TokenOrder of(String text) {
    return JSON.readValue(text, TokenOrder.class);
  }

  /**
   * What the server says to it.
   *
   * @param done whether it was carried out
   */
  record Answer(boolean done, List<String> lines) {

    Answer {
      lines = List.copyOf(lines);
    }

    String text() {
      return JSON.writeValueAsString(this);
    }

    static Answer of(String text) {
      return JSON.readValue(text, Answer.class);
    }
  }
}
