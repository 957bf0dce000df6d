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
          new Deciders(List.of("commanders"), 1, "sre-a", null),
          Proof.ofPhrase("pg-1 is off"),
          Instant.EPOCH,
          Instant.EPOCH.plusSeconds(60),
          "d1");

  @Test
  void aMemberWhoDidNotStartTheRunMaySayYes() {
    assertThat(objections(yes("sre-b"))).isEmpty();
  }

  @Test
  void whoStartedTheRunMaySayNoButNotYes() {
    assertThat(objections(yes("sre-a")))
        .containsExactly("sre-a started the run and may not approve it");
    assertThat(objections(decision(4, "d1", false, "sre-a", List.of("commanders"), "no", "")))
        .isEmpty();
  }

  @Test
  void aTokenOfTheStarterMayNotSayYesEither() {
    assertThat(objections(byToken("sre-a")))
        .containsExactly(
            "sre-a, to whom token:cli belongs, started the run and may not approve it");
    assertThat(objections(byToken("sre-b"))).isEmpty();
  }

  @Test
  void aTokenThatBelongsToNobodyCountsOnlyWhereItDoesNotMatterWhoApproves() {
    SignedDecision nobodys = byToken("");
    assertThat(objections(nobodys))
        .containsExactly(
            "token:cli belongs to nobody, and it has to be known here who approves: make a token"
                + " with an owner");
    List<String> groups = List.of("commanders");
    assertThat(new Deciders(groups, 2, null, null).objectionsTo(nobodys, Instant.EPOCH)).hasSize(1);
    assertThat(new Deciders(groups, 1, null, null).objectionsTo(nobodys, Instant.EPOCH)).isEmpty();
  }

  @Test
  void whatWasSignedBeforeTokensHadOwnersCountsAsItDid() {
    SignedDecision old =
        decision(4, "d1", true, "token:cli", List.of("commanders"), "ok", "pg-1 is off");
    assertThat(objections(old)).isEmpty();
    assertThat(old.signedText()).doesNotContain("owner");
  }

  @Test
  void everyReasonIsSaidAtOnce() {
    assertThat(objections(decision(3, "d0", true, "sre-c", List.of("viewers"), " ", "pg-1 is on")))
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
    assertThat(List.of(byToken(""), byToken("a"), byToken("b"), yes("token:cli")))
        .extracting(SignedDecision::signedText)
        .doesNotHaveDuplicates();
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

  @Test
  void whoeverIsInOneOfTheGroupsMayDecide() {
    Deciders either = new Deciders(List.of("dbas", "commanders"), 2, null, null);
    assertThat(either.objectionsTo(yes("sre-b"), Instant.EPOCH)).isEmpty();
    Deciders others = new Deciders(List.of("dbas", "owners"), 2, null, null);
    assertThat(others.objectionsTo(yes("sre-b"), Instant.EPOCH))
        .containsExactly("sre-b is not a member of dbas or owners");
  }

  @Test
  void escalationAddsAGroupFromItsMomentOnAndReplacesNobody() {
    Instant at = Instant.EPOCH.plusSeconds(30);
    Deciders deciders =
        new Deciders(List.of("dbas"), 1, null, new Deciders.Escalation("commanders", at));
    assertThat(deciders.objectionsTo(yes("sre-b"), at.minusMillis(1))).isNotEmpty();
    assertThat(deciders.objectionsTo(yes("sre-b"), at)).isEmpty();
    assertThat(deciders.groupsAt(at)).containsExactly("dbas", "commanders");
  }

  @Test
  void aValueIsJudgedByItsNamedRule() {
    Proof ticket = Proof.ofValue("Change ticket", TypedRule.TICKET);
    assertThat(ticket.objectionsTo("CHG-4711")).isEmpty();
    for (String wrong : List.of("", "4711", "chg-1", "CHG-1 ", "CHG-1\nx", "CHG-1234567890")) {
      assertThat(ticket.objectionsTo(wrong))
          .as(wrong)
          .containsExactly("Change ticket: expected a ticket such as CHG-4711");
    }
    Proof count = Proof.ofValue("Rows", TypedRule.WHOLE_NUMBER);
    assertThat(count.objectionsTo("0")).isEmpty();
    assertThat(count.objectionsTo("007")).isNotEmpty();
    assertThat(count.objectionsTo("-1")).isNotEmpty();
  }

  @Test
  void whatWasDoneByHandNeedsNoReasonButANoDoes() {
    GateCard deed =
        new GateCard(
            4,
            "Swap the disk",
            "Is the disk swapped?",
            null,
            List.of(),
            "nothing",
            CARD.deciders(),
            Proof.ofDeed(),
            CARD.opened(),
            CARD.expires(),
            "d1");
    List<String> groups = List.of("commanders");
    assertThat(deed.objectionsTo(decision(4, "d1", true, "b", groups, "", ""), CARD.opened()))
        .isEmpty();
    assertThat(deed.objectionsTo(decision(4, "d1", false, "b", groups, "", ""), CARD.opened()))
        .containsExactly("a decision needs a reason");
  }

  private static List<String> objections(SignedDecision decision) {
    return CARD.objectionsTo(decision, Instant.EPOCH);
  }

  private static SignedDecision yes(String person) {
    return decision(4, "d1", true, person, List.of("commanders"), "ok", "pg-1 is off");
  }

  private static SignedDecision byToken(String owner) {
    SignedDecision yes = yes("token:cli");
    return new SignedDecision(
        yes.run(),
        yes.gate(),
        yes.digest(),
        yes.yes(),
        yes.person(),
        owner,
        yes.groups(),
        yes.reason(),
        yes.typed(),
        yes.at(),
        yes.nonce(),
        yes.signature());
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
