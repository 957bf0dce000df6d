package dev.firedrill.drill.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.launch.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One data folder and the {@link Condemned} on it, which dies there one death after another. */
final class Cell implements AutoCloseable {

  private final Place place;
  private final Keeper keeper;
  private @Nullable DeskSession session;

  Cell(Path folder) {
    this.place = new Place(folder);
    this.keeper = Keeper.of(place);
  }

  /** Lets a run meet its death, and checks the laws on what came of it. */
  void survives(Case tried, Scores scores) throws IOException {
    Files.deleteIfExists(place.followed());
    keeper.ensureUp();
    String run = RunId.draw();
    keeper.order(Condemned.launch(run, tried.world(), tried.point(), tried.victim(), tried.verb()));
    Optional<Follower> follower = follower(tried, run);
    try {
      survives(tried, run, follower, scores);
    } finally {
      follower.ifPresent(Follower::close);
    }
  }

  private void survives(Case tried, String run, Optional<Follower> follower, Scores scores) {
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
    assertThat(Laws.broken(seen, ledger, tried.plot(), tried.victim()))
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
    String began = tried.plot().irrevocable() ? "no way back began" : "change began";
    Follower.Sign sign = new Follower.Sign(began, Ledgers.half(tried.verb(), ""));
    return Optional.of(Follower.of(session, run, sign, place.followed()));
  }

  /** Ends what is left of a death that was not survived. */
  void kill() {
    if (session != null) {
      session.close();
    }
    keeper.kill();
  }

  @Override
  public void close() {
    if (session != null) {
      session.close();
    }
    keeper.close();
  }
}
