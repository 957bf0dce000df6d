package dev.firedrill.web.gates;

import static dev.firedrill.workflows.procedure.Proof.Kind.ATTESTATION;
import static dev.firedrill.workflows.procedure.Proof.Kind.DEED;
import static dev.firedrill.workflows.procedure.Proof.Kind.VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.access.Person;
import dev.firedrill.web.access.Role;
import dev.firedrill.workflows.procedure.Deciders;
import dev.firedrill.workflows.procedure.GateCard;
import dev.firedrill.workflows.procedure.Proof;
import dev.firedrill.workflows.procedure.TypedRule;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class GateRowTest {

  private static final Person STARTER = person("sre-a", Role.ADMIN, "incident-commander");
  private static final Person MEMBER = person("sre-b", Role.VIEWER, "incident-commander");
  private static final Person ADMIN = person("root", Role.ADMIN);

  @Test
  void onlyMembersDecideAndTheStarterOnlySaysNo() {
    GateRow gate = gate("OPEN", "Promote pg-2?", "");
    assertThat(gate.mayApprove(MEMBER)).isTrue();
    assertThat(gate.mayDeny(STARTER)).isTrue();
    assertThat(gate.mayApprove(STARTER)).isFalse();
    assertThat(gate.mayDeny(ADMIN)).isFalse();
    assertThat(gate.hindrances(ADMIN))
        .containsExactly("You are not a member of incident-commander.");
    assertThat(gate.hindrances(STARTER)).hasSize(1);
    assertThat(gate.hindrances(MEMBER)).isEmpty();
  }

  @Test
  void aTokenOfTheStarterApprovesAsLittleAsTheStarterAndNobodysTokenAsLittle() {
    GateRow gate = gate("OPEN", "Promote pg-2?", "");
    for (String owner : List.of("sre-a", "")) {
      Person token = token(owner);
      assertThat(gate.mayApprove(token)).as(owner).isFalse();
      assertThat(gate.mayDeny(token)).as(owner).isTrue();
      assertThat(gate.hindrances(token)).as(owner).hasSize(1);
    }
    assertThat(gate.mayApprove(token("sre-b"))).isTrue();
    assertThat(gate.hindrances(token("sre-b"))).isEmpty();
  }

  private static Person token(String owner) {
    return new Person("token:cli", Role.OPERATOR, Set.of("incident-commander"), false, owner);
  }

  @Test
  void aClosedGateIsDecidedByNobody() {
    for (String state : List.of("APPROVED", "DENIED", "EXPIRED")) {
      assertThat(gate(state, "Promote pg-2?", "").mayDeny(MEMBER)).isFalse();
    }
  }

  @Test
  void aGateWhoseTimeIsOverIsDecidedByNobodyThoughTheJournalHasItOpen() {
    GateRow late = gate("OPEN", "Promote pg-2?", "", Instant.EPOCH);
    assertThat(late.isOverdue()).isTrue();
    assertThat(late.mayDeny(MEMBER)).isFalse();
    assertThat(late.mayApprove(MEMBER)).isFalse();
    assertThat(late.hindrances(MEMBER)).containsExactly("Its time is over, which is a no.");
  }

  @Test
  void theButtonSaysWhatAYesDoes() {
    assertThat(gate("OPEN", "Promote pg-2?", "").approveLabel()).isEqualTo("Promote pg-2");
    assertThat(gate("OPEN", "Is it off?", "pg-1 is off").approveLabel())
        .isEqualTo("I attest: pg-1 is off");
    assertThat(gate("OPEN", "a question of very many words, more than fit?", "").approveLabel())
        .isEqualTo("Approve: Approve the failover");
  }

  @Test
  void aValueIsNoAttestationAndADeedSaysWhoDidIt() {
    Instant later = Instant.now().plusSeconds(600);
    Proof ticket = new Proof(VALUE, "Change ticket", TypedRule.TICKET);
    assertThat(gate("OPEN", "Promote pg-2?", ticket, later, 1, List.of()).approveLabel())
        .isEqualTo("Promote pg-2");
    Proof deed = new Proof(DEED, "", null);
    assertThat(gate("OPEN", "Is the disk swapped?", deed, later, 1, List.of()).approveLabel())
        .isEqualTo("I did this: Approve the failover");
  }

  @Test
  void whoApprovedAlreadyMayStillSayNoAndIsNotCountedTwice() {
    Instant later = Instant.now().plusSeconds(600);
    GateRow.Approval yes = new GateRow.Approval("sre-b", Instant.EPOCH, "looks right");
    GateRow half = gate("OPEN", "Promote pg-2?", Proof.NOTHING, later, 2, List.of(yes));
    assertThat(half.mayApprove(MEMBER)).isFalse();
    assertThat(half.mayDeny(MEMBER)).isTrue();
    assertThat(half.hindrances(MEMBER)).hasSize(1);
    assertThat(half.mayApprove(person("sre-c", Role.VIEWER, "incident-commander"))).isTrue();
    assertThat(half.soFar()).isEqualTo("1 of 2");
    assertThat(half.approveLabel()).isEqualTo("Promote pg-2");
    assertThat(gate("OPEN", "Promote?", Proof.NOTHING, later, 2, List.of()).approveLabel())
        .isEqualTo("Approve, as 1 of 2");
  }

  private static Person person(String name, Role role, String... groups) {
    return new Person(name, role, Set.of(groups), false);
  }

  private static GateRow gate(String state, String question, String phrase) {
    return gate(state, question, phrase, Instant.now().plusSeconds(600));
  }

  private static GateRow gate(String state, String question, String phrase, Instant expires) {
    Proof proof = phrase.isEmpty() ? Proof.NOTHING : new Proof(ATTESTATION, phrase, null);
    return gate(state, question, proof, expires, 1, List.of());
  }

  private static GateRow gate(
      String state,
      String question,
      Proof proof,
      Instant expires,
      int people,
      List<GateRow.Approval> approvals) {
    GateCard card =
        new GateCard(
            4,
            "Approve the failover",
            question,
            null,
            List.of(),
            "nothing",
            new Deciders(List.of("incident-commander"), people, "sre-a", null),
            proof,
            Instant.EPOCH,
            expires,
            "abc");
    return new GateRow(
        "r-1",
        card,
        state,
        List.of("incident-commander"),
        approvals,
        null,
        null,
        null,
        "patroni-failover",
        "orders-db",
        "prod",
        "sre-a",
        "");
  }
}
