package dev.firedrill.drill.desk;

import java.util.Map;

/** How people come in through the screens, without a browser. */
public final class Door {

  private Door() {}

  /** Somebody who comes in with a one-time password, and chooses this one instead. */
  public static Visit first(String address, String name, String oneTime, String wanted) {
    Visit visit = new Visit(address);
    String door = visit.page("/sign-in");
    visit.send(
        "/sign-in",
        Map.of("_csrf", Visit.hidden(door, "_csrf"), "name", name, "password", oneTime));
    String account = visit.page("/account");
    visit.send(
        "/account/password",
        Map.of(
            "_csrf", Visit.hidden(account, "_csrf"),
            "current", oneTime,
            "wanted", wanted,
            "again", wanted));
    return visit;
  }

  /**
   * Lets an admin add somebody, and returns that one's one-time password.
   *
   * @param groups words with blanks between
   */
  public static String add(Visit admin, String name, String role, String groups) {
    String people = admin.page("/people");
    String added =
        admin.send(
            "/people",
            Map.of(
                "_csrf", Visit.hidden(people, "_csrf"),
                "name", name,
                "role", role,
                "groups", groups));
    return Visit.first(added, "<code class=\"big\">([^<]+)<");
  }
}
