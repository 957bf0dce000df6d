package dev.firedrill.workflows.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which choices a parked run takes, and which signed texts are the same. */
class ParkCardTest {

  private static final ParkCard CARD =
      new ParkCard(
          2,
          7,
          "Promote the standby",
          List.of("no answer"),
          List.of(
              new Offer(Choice.RETRY, "Try again"),
              new Offer(Choice.SKIP, "", "Skip it", "commander"),
              new Offer(Choice.UNDO, "Let clients through", "Let clients through", "")),
          "commander",
          "ann",
          Instant.EPOCH,
          "digest");

  @Test
  void whoLaunchesOrApprovedMayChoose() {
    assertThat(CARD.objectionsTo(choice(Choice.RETRY, "", "bob", true, "x"))).isEmpty();
    assertThat(CARD.objectionsTo(choice(Choice.RETRY, "", "bob", false, "commander"))).isEmpty();
    assertThat(CARD.objectionsTo(choice(Choice.RETRY, "", "bob", false, "x"))).hasSize(1);
  }

  @Test
  void toSkipTakesWhoApprovedAndNotTheStarter() {
    assertThat(CARD.objectionsTo(choice(Choice.SKIP, "", "bob", false, "commander"))).isEmpty();
    assertThat(CARD.objectionsTo(choice(Choice.SKIP, "", "bob", true, "x"))).hasSize(1);
    assertThat(CARD.objectionsTo(choice(Choice.SKIP, "", "ann", true, "commander"))).hasSize(1);
    assertThat(CARD.objectionsTo(choice(Choice.SKIP, "", "ann", false, "x"))).hasSize(3);
  }

  @Test
  void whoStartedTheRunDoesNotSkipByATokenOfTheirsEither() {
    assertThat(CARD.objectionsTo(byToken("ann", Choice.SKIP))).hasSize(1);
    assertThat(CARD.objectionsTo(byToken("bob", Choice.SKIP))).isEmpty();
    assertThat(CARD.objectionsTo(byToken("", Choice.SKIP))).as("it may be ann's").hasSize(1);
    assertThat(CARD.objectionsTo(byToken("ann", Choice.RETRY))).isEmpty();
  }

  @Test
  void onlyWhatIsOfferedMayBeChosen() {
    assertThat(CARD.objectionsTo(choice(Choice.UNDO, "Let clients through", "bob", true, "x")))
        .isEmpty();
    assertThat(CARD.objectionsTo(choice(Choice.UNDO, "Wipe the disk", "bob", true, "x")))
        .hasSize(1);
    assertThat(CARD.objectionsTo(choice(Choice.ABORT, "", "bob", true, "x"))).hasSize(1);
  }

  @Test
  void anotherParkingOrAnotherDigestIsAnotherState() {
    SignedChoice choice = choice(Choice.RETRY, "", "bob", true, "x");
    ParkCard next =
        new ParkCard(
            3,
            7,
            CARD.title(),
            CARD.reasons(),
            CARD.offers(),
            "commander",
            "ann",
            Instant.EPOCH,
            "digest");
    assertThat(next.objectionsTo(choice)).singleElement().asString().contains("another state");
  }

  @Test
  void noTwoChoicesShareASignedText() {
    assertThat(choice(Choice.UNDO, "a", "b", true, "x").signedText())
        .startsWith("firedrill-choice-1\n")
        .isNotEqualTo(choice(Choice.UNDO, "", "ab", true, "x").signedText())
        .isNotEqualTo(choice(Choice.UNDO, "a", "b", false, "x").signedText())
        .isNotEqualTo(choice(Choice.SKIP, "a", "b", true, "x").signedText());
    assertThat(byToken("ann", Choice.SKIP).signedText())
        .isNotEqualTo(byToken("bob", Choice.SKIP).signedText())
        .isNotEqualTo(byToken("", Choice.SKIP).signedText());
  }

  private static SignedChoice byToken(String owner, Choice choice) {
    return new SignedChoice(
        "run",
        2,
        "digest",
        choice,
        "",
        "token:ci",
        owner,
        true,
        List.of("commander"),
        "why",
        Instant.EPOCH,
        "n",
        "");
  }

  private static SignedChoice choice(
      Choice choice, String undo, String person, boolean mayLaunch, String group) {
    return new SignedChoice(
        "run",
        2,
        "digest",
        choice,
        undo,
        person,
        mayLaunch,
        List.of(group),
        "why",
        Instant.EPOCH,
        "n",
        "");
  }
}
