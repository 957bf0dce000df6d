package dev.firedrill.drill;

import static java.util.Objects.requireNonNull;

import dev.firedrill.drill.desk.Door;
import dev.firedrill.drill.desk.Visit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The people of a house, who came in through its screens, and the browser that all of them use. It
 * starts when the first of them needs it.
 */
final class Crew implements AutoCloseable {

  private static final String ADMIN = "admin";

  private final House house;
  private final Map<String, String> passwords = new LinkedHashMap<>();
  private final Map<String, Visit> visits = new LinkedHashMap<>();
  private @Nullable Chromium chromium;

  private Crew(House house) {
    this.house = house;
  }

  /** An admin alone, let in with the one-time password that the house printed. */
  static Crew of(House house, String oneTime) {
    Crew crew = new Crew(house);
    crew.comesIn(ADMIN, oneTime);
    return crew;
  }

  /** Lets somebody in, who then chooses a password; the groups are words with blanks between. */
  void add(String name, String role, String groups) {
    comesIn(name, Door.add(visit(ADMIN), name, role, groups));
  }

  private void comesIn(String name, String oneTime) {
    visits.put(name, Door.first(house.address(), name, oneTime, password(name)));
  }

  /** What people typed to come in, by name. */
  Map<String, String> passwords() {
    return Map.copyOf(passwords);
  }

  /** This person, signed in, without a browser. */
  Visit visit(String name) {
    return requireNonNull(visits.get(name), name);
  }

  /** Nobody yet, in a fresh browser profile. */
  Visitor stranger() {
    return chromium().visitor(house.address(), true, Map.of());
  }

  /** This person, signed in, in a fresh browser profile. */
  Visitor as(String name) {
    return chromium().visitor(house.address(), true, visit(name).kept());
  }

  /** As {@link #as}, in a browser that runs no script. */
  Visitor withoutScript(String name) {
    return chromium().visitor(house.address(), false, visit(name).kept());
  }

  private Chromium chromium() {
    if (chromium == null) {
      chromium = Chromium.start();
    }
    return chromium;
  }

  private String password(String name) {
    return passwords.computeIfAbsent(name, who -> "water before words " + (who.length() * 7919));
  }

  @Override
  public void close() {
    if (chromium != null) {
      chromium.close();
    }
  }
}
