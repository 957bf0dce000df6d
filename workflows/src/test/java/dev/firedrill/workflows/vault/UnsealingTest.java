package dev.firedrill.workflows.vault;

import static dev.firedrill.workflows.vault.Nodes.WELL;
import static dev.firedrill.workflows.vault.Nodes.active;
import static dev.firedrill.workflows.vault.Nodes.sealed;
import static dev.firedrill.workflows.vault.Nodes.standby;
import static dev.firedrill.workflows.vault.Nodes.unsealed;
import static dev.firedrill.workflows.vault.Nodes.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.procedure.TargetName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When shares are asked for, what stops a run, and what counts as unsealed. */
class UnsealingTest {

  private static final ClusterView ONE_SEALED =
      Nodes.of(WELL, active("vault-1"), sealed("vault-2"), standby("vault-3"));

  @Test
  void oneSealedNodeIsReasonEnough() {
    assertThat(unsealing(ONE_SEALED).objections()).isEmpty();
    assertThat(unsealing(ONE_SEALED).threshold()).isEqualTo(3);
  }

  @Test
  void whereAllAreSealedNobodyCanBeAskedForTheCanaryAndThatIsNoReason() {
    ServiceView unasked = ServiceView.unasked("no node is active", 1);
    assertThat(
            unsealing(Nodes.of(unasked, sealed("vault-1"), sealed("vault-2"), sealed("vault-3")))
                .objections())
        .isEmpty();
  }

  @Test
  void whereNoneIsSealedThereIsNothingToUnseal() {
    assertThat(unsealing(whole()).objections())
        .containsExactly("no node is sealed: there is nothing to unseal");
  }

  @Test
  void anUnsealedNodeThatReachesNoActiveOneIsHelpedByUnsealingTheOthersOnly() {
    ServiceView unasked = ServiceView.unasked("no node is active", 1);
    assertThat(
            unsealing(
                    Nodes.of(
                        unasked, unsealed("vault-1", 474), sealed("vault-2"), sealed("vault-3")))
                .objections())
        .isEmpty();
    assertThat(
            unsealing(Nodes.of(unasked, unsealed("vault-1", 474), unsealed("vault-2", 474)))
                .objections())
        .first()
        .asString()
        .contains("reaches no active node: no share helps there");
  }

  @Test
  void aNodeThatDoesNotAnswerIsStartedFirstOrLeftOutByName() {
    ClusterView dead =
        Nodes.of(WELL, active("vault-1"), sealed("vault-2"), NodeView.silent("vault-3", "refused"));
    assertThat(unsealing(dead).objections())
        .singleElement()
        .asString()
        .contains("vault-3 does not answer (refused): start it first");
    assertThat(new Unsealing(dead, List.of("vault-3")).objections()).isEmpty();
  }

  @Test
  void severalNodesAreLeftOutByTheirNames() {
    ServiceView unasked = ServiceView.unasked("no node is active", 2);
    ClusterView five =
        Nodes.of(
            unasked,
            sealed("vault-1"),
            sealed("vault-2"),
            sealed("vault-3"),
            NodeView.silent("vault-4", "refused"),
            NodeView.silent("vault-5", "refused"));
    UnsealRequest request =
        new UnsealRequest(new TargetName("secrets"), " vault-4,vault-5 , vault-4,");
    assertThat(request.without()).isEqualTo("vault-4, vault-5");
    Unsealing unsealing = new Unsealing(five, request.leftOut());
    assertThat(unsealing.objections()).isEmpty();
    assertThat(unsealing.declaredFacts()).endsWith("left out: vault-4, vault-5");
    assertThat(new Unsealing(five, List.of("vault-4")).objections())
        .singleElement()
        .asString()
        .startsWith("vault-5 does not answer");
  }

  @Test
  void moreThanHalfOfAllNodesHaveToBeLeftOrNoneCanLead() {
    NodeView[] four = {
      sealed("vault-1"), sealed("vault-2"), sealed("vault-3"), NodeView.silent("vault-4", "refused")
    };
    ClusterView cluster = Nodes.of(ServiceView.unasked("no node is active", 1), four);
    assertThat(new Unsealing(cluster, List.of("vault-4")).objectionsToMinority()).isEmpty();
    assertThat(new Unsealing(cluster, List.of("vault-3", "vault-4")).objectionsToMinority())
        .containsExactly(
            "only 2 of 4 nodes are left, and none of them can lead: more than half have to be left");
  }

  @Test
  void onlyANodeOfTheClusterThatDoesNotAnswerIsLeftOut() {
    assertThat(new Unsealing(ONE_SEALED, List.of("vault-3")).objections())
        .containsExactly("vault-3 answers, so it is not left out: launch without that");
    assertThat(new Unsealing(ONE_SEALED, List.of("vault-9")).objections())
        .containsExactly("vault-9 is no node of this cluster");
  }

  @Test
  void whatUnsealsItselfIsAskedForNoShare() {
    NodeView auto = new NodeView("vault-2", "", 503, true, true, "transit", 3, 5, 0, "");
    ClusterView cluster =
        new ClusterView(List.of(active("vault-1"), auto), "kms:8200 refuses connections", WELL);
    assertThat(unsealing(cluster).objections())
        .singleElement()
        .asString()
        .contains("unseals itself by transit, so no share helps")
        .contains("it does not answer: kms:8200 refuses connections")
        .contains("not before: one that");
  }

  @Test
  void aNodeWithoutAKeyTakesNoShare() {
    NodeView fresh = new NodeView("vault-2", "", 501, false, true, "shamir", 0, 0, 0, "");
    assertThat(unsealing(Nodes.of(WELL, active("vault-1"), fresh, sealed("vault-3"))).objections())
        .singleElement()
        .asString()
        .contains("vault-2 has no key yet");
  }

  /** One that was replaced cannot join while too many of the others are sealed. */
  @Test
  void aNodeWithoutAKeyIsLeftOutByNameSoThatTheOthersAreUnsealed() {
    NodeView fresh = new NodeView("vault-2", "", 501, false, true, "shamir", 0, 0, 0, "");
    ServiceView unasked = ServiceView.unasked("no node is active", 1);
    ClusterView replaced = Nodes.of(unasked, sealed("vault-1"), fresh, sealed("vault-3"));
    assertThat(new Unsealing(replaced, List.of("vault-2")).objections()).isEmpty();
    ClusterView after = Nodes.of(WELL, active("vault-1"), fresh, standby("vault-3"));
    assertThat(new Unsealing(after, List.of("vault-2")).objectionsToOutcome()).isEmpty();
  }

  @Test
  void nodesThatTakeDifferentNumbersOfSharesAreNotAskedForTogether() {
    assertThat(
            unsealing(Nodes.of(WELL, sealed("vault-1", 3, 0), sealed("vault-2", 2, 0)))
                .objections())
        .containsExactly("the sealed nodes take different numbers of shares: [3, 2]");
  }

  @Test
  void whereTheOutcomeCouldNotBeVerifiedNothingIsBegun() {
    ServiceView locked = ServiceView.unasked("the token may not read autopilot's state (403)", 1);
    assertThat(unsealing(Nodes.of(locked, active("vault-1"), sealed("vault-2"))).objections())
        .containsExactly(
            "the outcome could not be verified: the token may not read autopilot's state (403)");
  }

  @Test
  void whoeverEntersSharesMeanwhileStopsTheRun() {
    ClusterView now =
        Nodes.of(WELL, active("vault-1"), sealed("vault-2", 3, 1), standby("vault-3"));
    assertThat(unsealing(ONE_SEALED).reasonsToStop(now))
        .containsExactly(
            "somebody else enters shares now: vault-2: 1 entered, attempt nonce-of-vault-2");
    assertThat(unsealing(now).reasonsToStop(now)).isEmpty();
  }

  @Test
  void othersThatAreSealedMeanwhileStopTheRunAndSoDoThoseThatAreNotAnyMore() {
    ClusterView more = Nodes.of(WELL, active("vault-1"), sealed("vault-2"), sealed("vault-3"));
    assertThat(unsealing(ONE_SEALED).reasonsToStop(more))
        .containsExactly(
            "changed since the question was asked: vault-3 is sealed, and 3 of 5 shares unseal it");
    assertThat(unsealing(more).reasonsToStop(ONE_SEALED))
        .containsExactly(
            "not so any more since the question was asked: vault-3 is sealed, and 3 of 5 shares"
                + " unseal it");
  }

  @Test
  void onlyANodesOwnWordCountsThatItIsUnsealed() {
    assertThat(unsealing(whole()).objectionsToShares()).isEmpty();
    assertThat(unsealing(ONE_SEALED).objectionsToShares())
        .containsExactly("vault-2 is still sealed, with 0 of 3 shares");
  }

  @Test
  void aSilentNodeTakesNoShareSoThatNobodyIsAskedForOneAgain() {
    NodeView silent = NodeView.silent("vault-2", "refused");
    ClusterView seen = Nodes.of(WELL, active("vault-1"), silent.withBrought(0));
    assertThat(unsealing(seen).objectionsToShares()).isEmpty();
    assertThat(unsealing(seen).objectionsToServing()).containsExactly("vault-2 is no answer");
    assertThat(new ScratchNode("there", silent.withBrought(0), 60).objectionsToShares()).isEmpty();
  }

  @Test
  void whatAnOlderVersionSawHasARoundFollowAsItHad() {
    NodeView silent = NodeView.silent("vault-2", "refused");
    assertThat(unsealing(Nodes.of(WELL, active("vault-1"), silent)).objectionsToShares())
        .containsExactly("vault-2 does not answer: refused");
    assertThat(new ScratchNode("there", silent, 60).objectionsToShares())
        .containsExactly("the node at there does not answer: refused");
  }

  @Test
  void anUnsealedNodeWithoutAnActiveOneDoesNotServe() {
    assertThat(unsealing(whole()).objectionsToServing()).isEmpty();
    assertThat(
            unsealing(Nodes.of(WELL, active("vault-1"), unsealed("vault-2", 474)))
                .objectionsToServing())
        .containsExactly("vault-2 is unsealed, reaches no active node");
    assertThat(
            unsealing(Nodes.of(WELL, standby("vault-1"), standby("vault-2"))).objectionsToServing())
        .containsExactly("no node is active");
  }

  @Test
  void ofSeveralNodesThatCallThemselvesActiveNoneIsBelieved() {
    ClusterView two = Nodes.of(WELL, active("vault-1"), active("vault-2"), standby("vault-3"));
    assertThat(unsealing(two).objectionsToServing())
        .containsExactly("2 nodes say that they are active");
    assertThat(unsealing(two).objectionsToOutcome())
        .containsExactly("2 nodes say that they are active");
  }

  @Test
  void aStandbyThatAnswersReadsServes() {
    ClusterView reads = Nodes.of(WELL, active("vault-1"), unsealed("vault-2", 473));
    assertThat(unsealing(reads).objectionsToServing()).isEmpty();
  }

  @Test
  void theOutcomeIsACanaryAndRoomToLoseANode() {
    ServiceView late = new ServiceView("", "", false, 0, 1);
    ServiceView mute = new ServiceView("", "404", true, 1, 1);
    assertThat(unsealing(whole()).objectionsToOutcome()).isEmpty();
    assertThat(unsealing(Nodes.of(late, active("vault-1"))).objectionsToOutcome())
        .containsExactly(
            "autopilot does not call every node healthy yet",
            "autopilot says that 0 nodes may be lost, and it has to be 1");
    assertThat(unsealing(Nodes.of(mute, active("vault-1"))).objectionsToOutcome())
        .containsExactly("the canary cannot be read: 404");
  }

  @Test
  void withoutANodeAutopilotHasNoNumberToGive() {
    ServiceView late = new ServiceView("", "", false, 0, 1);
    ClusterView two = Nodes.of(late, active("vault-1"), NodeView.silent("vault-2", "refused"));
    assertThat(new Unsealing(two, List.of("vault-2")).objectionsToOutcome()).isEmpty();
  }

  private static Unsealing unsealing(ClusterView cluster) {
    return new Unsealing(cluster, List.of());
  }
}
