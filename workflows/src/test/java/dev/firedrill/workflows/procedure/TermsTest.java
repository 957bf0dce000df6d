package dev.firedrill.workflows.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.temporal.api.common.v1.Payload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who decides, as a gate and policy say together. */
class TermsTest {

  private static final Gate GATE = Gate.asking("Promote?").by("commanders");
  private static final Instant OPENED = Instant.EPOCH;

  @Test
  void whatWasAdmittedBeforePolicySaidHowManyStillTakesOne() throws Exception {
    Payload old = Payloads.converter().toPayload(new Terms("dev", false)).orElseThrow();
    Payload stored =
        old.toBuilder()
            .setData(
                com.google.protobuf.ByteString.copyFrom(
                    "{\"environment\":\"dev\",\"starterMayApprove\":false}",
                    StandardCharsets.UTF_8))
            .build();
    assertThat(new ObjectMapper().readTree(old.getData().toStringUtf8()).size()).isEqualTo(4);
    Terms terms = Payloads.converter().fromPayload(stored, Terms.class, Terms.class);
    assertThat(terms.asksNobodyAt(GATE)).isFalse();
    assertThat(terms.decidersOf(GATE, "ann", OPENED))
        .isEqualTo(new Deciders(List.of("commanders"), 1, "ann", null));
  }

  @Test
  void theLargerNumberOfGateAndPolicyHolds() {
    assertThat(people(0, 2)).isEqualTo(2);
    assertThat(people(3, 2)).isEqualTo(3);
    assertThat(people(1, 0)).isEqualTo(1);
    assertThat(people(0, 0)).isEqualTo(1);
  }

  private static int people(int ofGate, int ofPolicy) {
    return terms(ofPolicy).decidersOf(GATE.by(ofGate, "x"), "ann", OPENED).people();
  }

  @Test
  void policyWaivesNoGateThatVouchesOrCountsByItself() {
    Terms nobody = terms(0);
    assertThat(nobody.asksNobodyAt(GATE)).isTrue();
    assertThat(nobody.asksNobodyAt(GATE.by(1, "commanders"))).isFalse();
    assertThat(nobody.asksNobodyAt(GATE.typing("pg-1 is off"))).isFalse();
    assertThat(nobody.asksNobodyAt(GATE.entering("Ticket", TypedRule.TICKET))).isFalse();
    assertThat(nobody.asksNobodyAt(GATE.byHand())).isFalse();
    assertThat(terms(1).asksNobodyAt(GATE)).isFalse();
  }

  @Test
  void onePersonDoesAThingByHandWhateverPolicySays() {
    assertThat(terms(2).decidersOf(GATE.byHand(), "ann", OPENED).people()).isEqualTo(1);
    assertThat(terms(2).decidersOf(GATE.by(2, "x").byHand(), "ann", OPENED).people()).isEqualTo(2);
  }

  @Test
  void escalationComesWhileTheGateIsOpenOrNotAtAll() {
    Terms terms = escalating(Duration.ofMinutes(5), "owners");
    assertThat(terms.decidersOf(GATE, "ann", OPENED).escalation())
        .isEqualTo(new Deciders.Escalation("owners", OPENED.plusSeconds(300)));
    Gate brief = GATE.within(Duration.ofMinutes(5));
    assertThat(terms.decidersOf(brief, "ann", OPENED).escalation()).isNull();
    assertThat(terms.decidersOf(GATE.by("owners"), "ann", OPENED).escalation()).isNull();
  }

  private static Terms terms(int approvals) {
    return new Terms("prod", false, new Terms.Quorum(approvals, null, null), null);
  }

  private static Terms escalating(Duration after, String adds) {
    return new Terms("prod", false, new Terms.Quorum(1, after, adds), null);
  }
}
