package dev.firedrill.drill;

import dev.firedrill.drill.desk.Visit;
import dev.firedrill.lab.Await;
import dev.firedrill.lab.LabFolder;
import dev.firedrill.lab.patroni.PatroniFault;
import dev.firedrill.lab.patroni.PatroniLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A real cluster, a whole Firedrill and a browser, with four people who came in through the
 * screens: admin, sre-a who may launch, and sre-b and sre-c who decide.
 */
final class Stage implements AutoCloseable {

  static final String SRE_A = "sre-a";
  static final String SRE_B = "sre-b";
  static final String SRE_C = "sre-c";

  private static final String GROUPS = "incident-commander database-oncall";
  private static final String SCHEDULES =
      """
      zone: Europe/Berlin
      schedules:
        new-year:
          runbook: patroni-failover
          target: orders-db
          mode: plan
          cron: "0 3 1 1 *"
      """;
  private static final Duration TTL = Duration.ofMinutes(3);

  private final Path folder;
  private final PatroniLab lab;
  private final House house;
  private final Crew crew;
  private @Nullable Canaries canaries;

  private Stage(Path folder, PatroniLab lab, House house, Crew crew) {
    this.folder = folder;
    this.lab = lab;
    this.house = house;
    this.crew = crew;
  }

  static Stage open() {
    try {
      Path folder = Files.createTempDirectory("firedrill-desk-");
      PatroniLab lab = PatroniLab.startTemporary();
      Printed printed = Printed.start();
      Files.writeString(lab.targetFolder().resolveSibling("schedules.yaml"), SCHEDULES);
      House house = QuickHashes.house(folder.resolve("data"), lab.targetFolder());
      Crew crew = Crew.of(house, printed.end().after(Printed.FIRST_SIGN_IN));
      crew.add(SRE_A, "OPERATOR", "");
      crew.add(SRE_B, "OPERATOR", GROUPS);
      crew.add(SRE_C, "OPERATOR", GROUPS);
      Stage stage = new Stage(folder, lab, house, crew);
      stage.canaries = Canaries.plant(stage);
      return stage;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The house's data folder. */
  Path data() {
    return folder.resolve("data");
  }

  /** What people typed to come in, by name. */
  Map<String, String> passwords() {
    return crew.passwords();
  }

  /** The secrets that are followed through whatever happens here. */
  Canaries canaries() {
    return Objects.requireNonNull(canaries);
  }

  PatroniLab lab() {
    return lab;
  }

  House house() {
    return house;
  }

  /** This person, signed in, without a browser. */
  Visit visit(String name) {
    return crew.visit(name);
  }

  /** Nobody yet, in a fresh browser profile. */
  Visitor stranger() {
    return crew.stranger();
  }

  /** This person, signed in, in a fresh browser profile. */
  Visitor as(String name) {
    return crew.as(name);
  }

  /** As {@link #as}, in a browser that runs no script. */
  Visitor withoutScript(String name) {
    return crew.withoutScript(name);
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

  @Override
  public void close() {
    canaries().close();
    crew.close();
    house.close();
    lab.close();
    LabFolder.remove(folder);
  }
}
