package dev.firedrill.drill;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.patroni.PatroniFault;
import dev.firedrill.lab.patroni.PatroniLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A real cluster, a whole Firedrill and a browser, with three people who came in through the
 * screens: admin, sre-a who may launch, and sre-b who decides.
 */
final class Stage implements AutoCloseable {

  static final String SRE_A = "sre-a";
  static final String SRE_B = "sre-b";

  private static final String GROUPS = "incident-commander database-oncall";
  private static final Duration TTL = Duration.ofSeconds(60);

  private final PatroniLab lab;
  private final House house;
  private final Chromium chromium;
  private final Map<String, String> passwords = new LinkedHashMap<>();

  private Stage(PatroniLab lab, House house, Chromium chromium) {
    this.lab = lab;
    this.house = house;
    this.chromium = chromium;
  }

  static Stage open() {
    try {
      Path data = Files.createTempDirectory("firedrill-desk-").resolve("data");
      Chromium chromium = Chromium.start();
      PatroniLab lab = PatroniLab.startTemporary();
      Printed printed = Printed.start();
      Stage stage = new Stage(lab, House.open(data, DrillCommand.targets(lab)), chromium);
      stage.letPeopleIn(printed.end().after("First sign-in:  admin  "));
      return stage;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  PatroniLab lab() {
    return lab;
  }

  House house() {
    return house;
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

  /** Makes the cluster whole. */
  void mend() {
    lab.mendAll();
  }

  /** Breaks the cluster in this way under maintenance mode; whoever was hit leads no more. */
  String lose(PatroniFault fault) {
    lab.inject(PatroniFault.PAUSE);
    String hit = lab.inject(fault);
    Await.until("the dead leader's key to go", TTL, () -> lab.view().leaderKey().isEmpty());
    return hit;
  }

  /** A cluster that is paused and has no leader, broken anew only where it isn't so. */
  void loseLeader() {
    boolean lost =
        lab.view().etcdAnswers() && lab.view().paused() && lab.view().leaderKey().isEmpty();
    if (!lost) {
      mend();
      lose(PatroniFault.KILL_LEADER_NODE);
    }
  }

  int promotions() {
    return lab.view().promotions().size();
  }

  private void letPeopleIn(String oneTime) {
    try (Visitor admin = stranger().signIn("admin", oneTime)) {
      admin.choosePassword(oneTime, password("admin"));
      enter(admin, SRE_A, "");
      enter(admin, SRE_B, GROUPS);
    }
  }

  private void enter(Visitor admin, String name, String groups) {
    admin.open("/people");
    admin.page().locator("#new-name").fill(name);
    admin.page().locator("#new-role").selectOption("OPERATOR");
    admin.page().locator("#new-groups").fill(groups);
    admin.press("Add");
    String oneTime = admin.page().locator(".told-once code").innerText();
    try (Visitor person = stranger().signIn(name, oneTime)) {
      person.choosePassword(oneTime, password(name));
    }
  }

  private String password(String name) {
    return passwords.computeIfAbsent(name, who -> "water before words " + (who.length() * 7919));
  }

  @Override
  public void close() {
    chromium.close();
    house.close();
    lab.close();
  }
}
