package dev.firedrill.drill.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.drill.Breadth;
import dev.firedrill.drill.Victim;
import dev.firedrill.drill.kill.KillPoint.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A part of Firedrill dies as a schedule fires: the slot has one run all the same, neither two nor
 * none. {@code -Ddrill.kill=all} lets every part die at every moment of it.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ScheduleFireIT {

  /** A moment of a fire. */
  enum Fire {
    /** The engine has set the slot off; the desk has not launched anything. */
    SET_OFF(Moment.BEFORE_VERB, VerbWatch.FIRING),

    /** The run's intent is committed; the engine has no run yet, and the slot no row. */
    INTENDED(Moment.BEFORE_START, ""),

    /** The run is launched and the slot has its row; the engine does not know that it has. */
    LAUNCHED(Moment.AFTER_VERB, VerbWatch.FIRING);

    private final Moment moment;
    private final String about;

    Fire(Moment moment, String about) {
      this.moment = moment;
      this.about = about;
    }
  }

  /** One death; its schedule has one slot. */
  record Death(Fire at, Victim victim) {

    String schedule() {
      return (at + "-" + victim).toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** An app takes a while to start again; so two of its deaths here, the others by all. */
  private static final List<Death> ALWAYS =
      List.of(
          new Death(Fire.SET_OFF, Victim.ENGINE),
          new Death(Fire.LAUNCHED, Victim.ENGINE),
          new Death(Fire.INTENDED, Victim.APP),
          new Death(Fire.LAUNCHED, Victim.APP));

  private final Instant slot =
      Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(2));
  private Keeper keeper;
  private Place place;
  private LedgerWorld world;

  @BeforeAll
  void start(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws IOException {
    place = new Place(folder);
    keeper = Keeper.of(place);
    world = Worlds.of("backup", Worlds.unplayed());
    Files.writeString(folder.resolve("policy.yaml"), "without-a-person: [backup]\n");
    Files.writeString(
        folder.resolve("schedules.yaml"),
        deaths()
            .map(this::schedule)
            .collect(Collectors.joining("", "zone: UTC\nschedules:\n", "")));
  }

  @AfterAll
  void stop() {
    keeper.close();
  }

  static Stream<Death> deaths() {
    return Breadth.hasAllDeaths()
        ? Arrays.stream(Fire.values())
            .flatMap(at -> Arrays.stream(Victim.values()).map(victim -> new Death(at, victim)))
        : ALWAYS.stream();
  }

  /** Each day at the slot's time, which is over: only the test's own order fires it. */
  private String schedule(Death death) {
    return """
      %s:
        runbook: backup
        target: %s
        inputs: { kind: INCREMENTAL }
        mode: run
        cron: "%s * * *"
        if-held: wait
    """
        .formatted(
            death.schedule(),
            world.recovers().request().target(),
            slot.atOffset(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("m H")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("deaths")
  void itsSlotHasOneRunWhichDoesAllOnce(Death death) {
    String schedule = death.schedule();
    keeper.ensureUp();
    keeper.order(
        Condemned.fire(schedule, slot, death.at().moment, death.at().about, death.victim()));
    keeper.awaitStrike();
    if (death.victim().takesTheApp()) {
      keeper.awaitDeath();
      keeper.ensureUp();
      keeper.order(Condemned.follow(schedule));
    }
    Evidence seen = keeper.awaitEnd(schedule);
    List<EffectLedger.Line> ledger = new EffectLedger(place.ledgers().resolve(seen.run())).lines();
    assertThat(keeper.saidAfter("RUNS OF " + schedule)).hasValue("1");
    assertThat(Laws.broken(seen, ledger, world.recovers(), death.victim()))
        .as("%s of %s; the ledger: %s", death, seen, ledger)
        .isEmpty();
  }
}
