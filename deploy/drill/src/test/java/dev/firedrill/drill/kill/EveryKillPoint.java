package dev.firedrill.drill.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.drill.Breadth;
import dev.firedrill.web.launch.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A part of Firedrill dies at each point of a run of a share of the runbooks, on one data folder:
 * nothing is lost, nothing is done twice. {@code -Ddrill.kill=all} tries the whole matrix, other
 * words what has them in its name; {@code -Ddrill.kill.seed=N} repeats what another seed picked.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class EveryKillPoint {

  private final Share share;
  private final Scores scores;
  private Keeper keeper;
  private Place place;
  private @Nullable DeskSession session;

  EveryKillPoint(Share share) {
    this.share = share;
    this.scores = new Scores(share.name().toLowerCase(Locale.ROOT));
  }

  @BeforeAll
  void start(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws IOException {
    place = new Place(folder);
    keeper = Keeper.of(place);
    System.out.println(
        Breadth.DEATHS.isEmpty()
            ? "Runbooks and second victims picked by the seed " + Breadth.SEED
            : "The matrix: " + Breadth.DEATHS);
  }

  @AfterAll
  void stop() {
    scores.print();
    if (session != null) {
      session.close();
    }
    keeper.close();
  }

  List<Case> cases() {
    List<LedgerWorld> worlds = Worlds.unplayed();
    List<Case> cases =
        switch (Breadth.DEATHS) {
          case "" -> Matrix.of(worlds).picked(Breadth.SEED);
          case "all" -> Matrix.all(worlds);
          default -> Matrix.named(Breadth.DEATHS, worlds);
        };
    return cases.stream().filter(tried -> share.has(tried.world().runbook())).toList();
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("cases")
  void nothingIsLostAndNothingIsDoneTwice(Case tried) throws IOException {
    Files.deleteIfExists(place.followed());
    keeper.ensureUp();
    String run = RunId.draw();
    keeper.order(Condemned.launch(run, tried.world(), tried.point(), tried.victim(), tried.verb()));
    Optional<Follower> follower = follower(tried, run);
    try {
      survives(tried, run, follower);
    } finally {
      follower.ifPresent(Follower::close);
    }
  }

  private void survives(Case tried, String run, Optional<Follower> follower) {
    keeper.awaitStrike();
    Instant struck = Instant.now();
    if (tried.victim().takesTheApp()) {
      keeper.awaitDeath();
      keeper.ensureUp();
      keeper.order(run);
    }
    Instant back = Instant.now();
    Evidence seen = keeper.awaitEnd(run);
    List<EffectLedger.Line> ledger = new EffectLedger(place.ledgers().resolve(run)).lines();
    scores.add(tried, seen.ending(), new Scores.Times(struck, back, Instant.now()), ledger);
    assertThat(Laws.broken(seen, ledger, tried.plot()))
        .as("%s of %s; the ledger: %s", tried, seen, ledger)
        .isEmpty();
    follower.ifPresent(browser -> missedNothing(browser, seen, tried));
  }

  private static void missedNothing(Follower browser, Evidence seen, Case tried) {
    Followed followed = browser.awaitEnd(seen.ending());
    assertThat(followed.missed(seen)).isEmpty();
    assertThat(followed.lines()).isEqualTo(tried.victim().takesTheApp() ? 2 : 1);
  }

  private Optional<Follower> follower(Case tried, String run) throws IOException {
    if (tried.point().moment() != KillPoint.Moment.WHEN_FOLLOWED) {
      return Optional.empty();
    }
    if (session == null) {
      String oneTime = keeper.saidAfter("First sign-in:  admin").orElseThrow();
      session = DeskSession.open(keeper.address(), oneTime);
    }
    Follower.Sign sign = new Follower.Sign("no way back began", Ledgers.half(tried.verb(), ""));
    return Optional.of(Follower.of(session, run, sign, place.followed()));
  }
}
