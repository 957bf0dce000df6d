package dev.firedrill.workflows.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which decisions count at a gate. */
class GateCardTest {

  private static final GateCard CARD =
      new GateCard(
          4,
          "Approve",
          "Promote pg-2?",
          null,
          List.of(),
          "nothing",
          "commanders",
          "sre-a",
          "pg-1 is off",
          Instant.EPOCH,
          Instant.EPOCH.plusSeconds(60),
          "d1");

  @Test
  void aMemberWhoDidNotStartTheRunMaySayYes() {
    assertThat(CARD.objectionsTo(yes("sre-b"))).isEmpty();
  }

  @Test
  void whoStartedTheRunMaySayNoButNotYes() {
    assertThat(CARD.objectionsTo(yes("sre-a")))
        .containsExactly("sre-a started the run and may not approve it");
    assertThat(
            CARD.objectionsTo(decision(4, "d1", false, "sre-a", List.of("commanders"), "no", "")))
        .isEmpty();
  }

  @Test
  void everyReasonIsSaidAtOnce() {
    assertThat(
            CARD.objectionsTo(
                decision(3, "d0", true, "sre-c", List.of("viewers"), " ", "pg-1 is on")))
        .containsExactly(
            "the decision was made about another state of the run: read the gate again",
            "sre-c is not a member of commanders",
            "a decision needs a reason",
            "to say yes, type: pg-1 is off");
  }

  @Test
  void theSignedTextDiffersWhereverADecisionDiffers() {
    String text = yes("sre-b").signedText();
    assertThat(
            decision(4, "d1", false, "sre-b", List.of("commanders"), "ok", "pg-1 is off")
                .signedText())
        .isNotEqualTo(text);
    assertThat(
            decision(4, "d1", true, "sre-b", List.of("commanders", "x"), "ok", "pg-1 is off")
                .signedText())
        .isNotEqualTo(text);
    // Two texts that would be one if they were only joined.
    assertThat(decision(4, "d1", true, "ab", List.of("commanders"), "c", "").signedText())
        .isNotEqualTo(decision(4, "d1", true, "a", List.of("commanders"), "bc", "").signedText());
  }

  @Test
  void aSignatureIsNoPartOfWhatItSigns() {
    SignedDecision unsigned = yes("sre-b");
    assertThat(unsigned.signed("s").signedText()).isEqualTo(unsigned.signedText());
    assertThat(unsigned.signed("s").signature()).isEqualTo("s");
  }

  private static SignedDecision yes(String person) {
    return decision(4, "d1", true, person, List.of("commanders"), "ok", "pg-1 is off");
  }

  private static SignedDecision decision(
      int gate,
      String digest,
      boolean yes,
      String person,
      List<String> groups,
      String reason,
      String typed) {
    return new SignedDecision(
        "run", gate, digest, yes, person, groups, reason, typed, Instant.EPOCH, "n", "");
  }
}
