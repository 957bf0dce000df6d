package dev.firedrill.workflows.procedure;

import static dev.firedrill.workflows.procedure.Doors.by;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.procedure.Entry.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What policy makes of the gates of a running workflow. */
class PolicyGatesTest {

  private static final String RUN = "run";
  private static final Duration QUARTER = Duration.ofMinutes(15);

  private static Terms terms(int approvals) {
    return new Terms("dev", false, new Terms.Quorum(approvals, null, null), null);
  }

  @Test
  void wherePolicyAsksNobodyTheGateIsToldAsOpenedAndApprovedByPolicy() {
    try (Doors doors = new Doors(terms(0))) {
      doors.start(RUN, 0, "", QUARTER);
      assertThat(doors.result(RUN)).isEqualTo("policy:dev|by policy: dev needs nobody|");
      assertThat(doors.told(RUN))
          .extracting(Entry::kind)
          .containsSubsequence(Kind.GATE_OPENED, Kind.GATE_APPROVED, Kind.CHANGE_BEGAN);
      assertThat(doors.openings(RUN)).isEqualTo(1);
    }
  }

  @Test
  void aGateWithANumberOfItsOwnIsNotWaived() {
    try (Doors doors = new Doors(terms(0))) {
      doors.start(RUN, 1, "", QUARTER);
      assertThat(doors.isCounted(by("ann", true, RUN, doors.card(RUN)))).isTrue();
      assertThat(doors.result(RUN)).startsWith("ann|looks right|");
    }
  }

  @Test
  void theProcedureGetsTheNamesOfAllWhoApproved() {
    try (Doors doors = new Doors(terms(2))) {
      doors.start(RUN, 0, "", QUARTER);
      GateCard card = doors.card(RUN);
      doors.isCounted(by("ann", true, RUN, card));
      doors.isCounted(by("bob", true, RUN, card));
      assertThat(doors.result(RUN)).isEqualTo("ann, bob|ann: looks right; bob: looks right|");
      assertThat(doors.told(RUN))
          .filteredOn(entry -> entry.kind() == Kind.GATE_APPROVAL_COUNTED)
          .extracting(Entry::detail)
          .containsExactly("1 of 2: looks right");
    }
  }

  @Test
  void aTokenAndItsOwnerAreOnePersonOfTwo() {
    try (Doors doors = new Doors(terms(2))) {
      doors.start(RUN, 0, "", QUARTER);
      GateCard card = doors.card(RUN);
      assertThat(doors.isCounted(by("token:cli", "ann", true, RUN, card))).isTrue();
      assertThat(doors.isCounted(by("ann", true, RUN, card))).isFalse();
      assertThat(doors.isCounted(by("token:ci", "ann", true, RUN, card))).isFalse();
      assertThat(doors.isCounted(by("token:old", "", true, RUN, card))).isFalse();
      assertThat(doors.isCounted(by("token:bot", "bob", true, RUN, card))).isTrue();
      assertThat(doors.result(RUN)).startsWith("token:cli, token:bot|");
    }
  }

  @Test
  void whoStartedByATokenDoesNotApproveByName() {
    try (Doors doors = new Doors(terms(1))) {
      Launch byToken = new Launch("door", "v1", Doors.LAUNCH.target(), "token:cli");
      doors.start(RUN, 0, "", QUARTER, byToken.byTokenOf("ann"));
      GateCard card = doors.card(RUN);
      assertThat(doors.isCounted(by("ann", true, RUN, card))).isFalse();
      assertThat(doors.isCounted(by("token:cli", "ann", true, RUN, card))).isFalse();
      assertThat(doors.isCounted(by("bob", true, RUN, card))).isTrue();
      assertThat(doors.result(RUN)).startsWith("bob|");
    }
  }

  @Test
  void halfAYesIsANoWhenTheTimeIsOver() {
    try (Doors doors = new Doors(terms(2), true)) {
      doors.start(RUN, 0, "", QUARTER);
      assertThat(doors.isCounted(by("ann", true, RUN, doors.card(RUN)))).isTrue();
      assertThat(doors.ending(RUN)).isEqualTo(Ending.EXPIRED);
      assertThat(doors.told(RUN).getLast().detail()).contains("only 1 of 2 approved");
      assertThat(doors.openings(RUN)).isZero();
    }
  }

  @Test
  void whoSaidYesMayStillSayNo() {
    try (Doors doors = new Doors(terms(2))) {
      doors.start(RUN, 0, "", QUARTER);
      GateCard card = doors.card(RUN);
      doors.isCounted(by("ann", true, RUN, card));
      assertThat(doors.isCounted(by("ann", false, RUN, card))).isTrue();
      assertThat(doors.ending(RUN)).isEqualTo(Ending.DECLINED);
    }
  }

  @Test
  void escalationIsToldAndLetsAFurtherGroupDecideButGivesNoMoreTime() {
    Terms.Quorum quorum = new Terms.Quorum(1, Duration.ofSeconds(1), "owners");
    try (Doors doors = new Doors(new Terms("prod", false, quorum, null))) {
      doors.start(RUN, 0, "", QUARTER);
      GateCard card = doors.card(RUN);
      assertThat(card.expires()).isEqualTo(card.opened().plus(QUARTER));
      SignedDecision owner = in(List.of("owners"), by("oda", true, RUN, card));
      assertThat(card.deciders().groupsAt(card.opened())).containsExactly("guards");
      doors.awaitTold(RUN, Kind.GATE_ESCALATED);
      assertThat(doors.isCounted(owner)).isTrue();
      assertThat(doors.result(RUN)).startsWith("oda|");
    }
  }

  @Test
  void whatIsDecidedBeforeItIsNotEscalated() {
    Terms.Quorum quorum = new Terms.Quorum(1, Duration.ofMinutes(5), "owners");
    try (Doors doors = new Doors(new Terms("prod", false, quorum, null))) {
      doors.start(RUN, 0, "", QUARTER);
      doors.isCounted(by("ann", true, RUN, doors.card(RUN)));
      doors.result(RUN);
      assertThat(doors.told(RUN)).extracting(Entry::kind).doesNotContain(Kind.GATE_ESCALATED);
    }
  }

  @Test
  void aValueThatWasTypedComesBackAndTwoPeopleHaveToTypeTheSame() {
    try (Doors doors = new Doors(terms(2))) {
      doors.start(RUN, 0, "value", QUARTER);
      GateCard card = doors.card(RUN);
      assertThat(doors.isCounted(typing("4711", by("ann", true, RUN, card)))).isFalse();
      assertThat(doors.isCounted(typing("CHG-1", by("ann", true, RUN, card)))).isTrue();
      assertThat(doors.isCounted(typing("CHG-2", by("bob", true, RUN, card)))).isFalse();
      assertThat(doors.isCounted(typing("CHG-1", by("bob", true, RUN, card)))).isTrue();
      assertThat(doors.result(RUN)).startsWith("ann, bob|").endsWith("|CHG-1");
      assertThat(doors.told(RUN))
          .filteredOn(entry -> entry.kind() == Kind.GATE_APPROVED)
          .extracting(Entry::detail)
          .containsExactly("looks right (Change ticket: CHG-1)");
    }
  }

  @Test
  void whatIsDoneByHandIsSaidByNameWhateverPolicyAsks() {
    for (int approvals : List.of(0, 2)) {
      try (Doors doors = new Doors(terms(approvals))) {
        doors.start(RUN, 0, "manual", QUARTER);
        GateCard card = doors.card(RUN);
        assertThat(doors.isCounted(by(Doors.STARTER, true, RUN, card))).isFalse();
        assertThat(doors.isCounted(by("ann", true, RUN, card))).isTrue();
        assertThat(doors.result(RUN)).startsWith("ann|");
      }
    }
  }

  @Test
  void aFreezeIsBrokenByASecondPersonOfItsGroupBeforeTheFirstStep() {
    Freeze freeze = new Freeze("Year end", Instant.EPOCH, "Peak trade.", "wardens", "a fire");
    Terms terms = new Terms("dev", true, new Terms.Quorum(0, null, null), freeze);
    try (Doors doors = new Doors(terms)) {
      doors.start(RUN, 0, "", QUARTER);
      GateCard card = doors.card(RUN);
      assertThat(card.question()).isEqualTo("Break the freeze “Year end”?");
      assertThat(doors.isCounted(by("ann", true, RUN, card))).isFalse();
      List<String> wardens = List.of("wardens");
      SignedDecision token = by("token:cli", Doors.STARTER, true, RUN, card);
      assertThat(doors.isCounted(in(wardens, token))).isFalse();
      SignedDecision nobodys = by("token:old", "", true, RUN, card);
      assertThat(doors.isCounted(in(wardens, nobodys))).isFalse();
      assertThat(doors.isCounted(in(wardens, by(Doors.STARTER, true, RUN, card)))).isFalse();
      assertThat(doors.isCounted(in(wardens, by("wil", true, RUN, card)))).isTrue();
      assertThat(doors.result(RUN)).startsWith("policy:dev|");
    }
  }

  private static SignedDecision in(List<String> groups, SignedDecision decision) {
    return with(groups, decision.typed(), decision);
  }

  private static SignedDecision typing(String typed, SignedDecision decision) {
    return with(decision.groups(), typed, decision);
  }

  private static SignedDecision with(List<String> groups, String typed, SignedDecision decision) {
    return new SignedDecision(
        decision.run(),
        decision.gate(),
        decision.digest(),
        decision.yes(),
        decision.person(),
        decision.owner(),
        groups,
        decision.reason(),
        typed,
        decision.at(),
        decision.nonce(),
        decision.signature());
  }
}
