package dev.firedrill.drill;

import java.util.LinkedHashMap;
import java.util.Map;

/** The people of a house, who came in through its screens, and the browser that all of them use. */
final class Crew implements AutoCloseable {

  private static final String ADMIN = "admin";

  private final House house;
  private final Chromium chromium;
  private final Map<String, String> passwords = new LinkedHashMap<>();

  private Crew(House house, Chromium chromium) {
    this.house = house;
    this.chromium = chromium;
  }

  /** An admin alone, let in with the one-time password that the house printed. */
  static Crew of(House house, Chromium chromium, String oneTime) {
    Crew crew = new Crew(house, chromium);
    crew.comesIn(ADMIN, oneTime);
    return crew;
  }

  /** Lets somebody in, who then chooses a password; the groups are words with blanks between. */
  void add(String name, String role, String groups) {
    try (Visitor admin = as(ADMIN)) {
      admin.open("/people");
      admin.page().locator("#new-name").fill(name);
      admin.page().locator("#new-role").selectOption(role);
      admin.page().locator("#new-groups").fill(groups);
      admin.press("Add");
      comesIn(name, admin.page().locator(".told-once code").innerText());
    }
  }

  private void comesIn(String name, String oneTime) {
    try (Visitor person = stranger().signIn(name, oneTime)) {
      person.choosePassword(oneTime, password(name));
    }
  }

  /** What people typed to come in, by name. */
  Map<String, String> passwords() {
    return Map.copyOf(passwords);
  }

  /** Nobody yet, in a fresh browser profile. */
  Visitor stranger() {
    return chromium.visitor(house.address(), true);
  }

  /** This person, signed in, in a fresh browser profile. */
  Visitor as(String name) {
    return stranger().signIn(name, passwords.getOrDefault(name, ""));
  }

  /** As {@link #as}, in a browser that runs no script. */
  Visitor withoutScript(String name) {
    return chromium.visitor(house.address(), false).signIn(name, passwords.getOrDefault(name, ""));
  }

  private String password(String name) {
    return passwords.computeIfAbsent(name, who -> "water before words " + (who.length() * 7919));
  }

  @Override
  public void close() {
    chromium.close();
  }
}
