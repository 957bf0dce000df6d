package dev.firedrill.activities.vault;

import static dev.firedrill.activities.vault.RealVault.SECRETS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.vault.SelfUnsealing;
import dev.firedrill.lab.vault.VaultFault;
import dev.firedrill.workflows.procedure.Finding;
import dev.firedrill.workflows.procedure.ShareAnswer;
import dev.firedrill.workflows.vault.Attempt;
import dev.firedrill.workflows.vault.ClusterView;
import dev.firedrill.workflows.vault.Unsealing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The verbs, and the way of a share, on a real cluster that is broken for each law. */
@TestInstance(Lifecycle.PER_CLASS)
class VaultHandsIT {

  private static final Duration SOON = Duration.ofMinutes(3);

  private final RealVault real = new RealVault();

  @AfterEach
  void mend() {
    real.lab.mendAll();
  }

  @AfterAll
  void stop() {
    real.close();
  }

  @Test
  void threeSharesUnsealEverySealedNodeAndTheOutcomeIsSeen() {
    real.lab.inject(VaultFault.SEAL_ALL);
    Unsealing before =
        Await.seen("all sealed", SOON, this::unsealing, seen -> seen.objections().isEmpty());
    assertThat(before.sealed()).containsExactly("vault-1", "vault-2", "vault-3");

    assertThat(real.bring(0, 0)).extracting(ShareAnswer::words).containsOnly("1 of 3 shares");
    assertThat(real.bring(2, 1)).extracting(ShareAnswer::words).containsOnly("2 of 3 shares");
    assertThat(real.bring(4, 2)).hasSize(3).extracting(ShareAnswer::words).containsOnly("unsealed");

    Await.until("nothing is left", SOON, () -> after().objectionsToShares().isEmpty());
    Await.until("the outcome", SOON, () -> unsealing().objectionsToOutcome().isEmpty());
    Await.until("the lab's own view of it", SOON, () -> real.lab.view().healthy());
  }

  @Test
  void aWrongShareIsFoundOutAtTheLastAndNobodyIsNamed() {
    String hit = real.lab.inject(VaultFault.SEAL_NODE);
    real.bring(0, 0);
    String wrong = "d3JvbmcgYnV0IG9mIHRoZSByaWdodCBzaXplLCB0cnVs";
    assertThat(real.shares.objectionsTo(wrong.toCharArray())).isEmpty();
    assertThat(said(real.bring(real.shares, 1, wrong))).containsExactly(hit + ": 2 of 3 shares");
    assertThat(real.bring(2, 2))
        .singleElement()
        .extracting(ShareAnswer::words)
        .asString()
        .contains("Vault does not say which is wrong");
    List<String> left = List.of(hit + " is still sealed, with 0 of 3 shares");
    Await.until("it is left", SOON, () -> after().objectionsToShares().equals(left));
  }

  @Test
  void theSameShareTwiceIsSaidAndCountsOnce() {
    String hit = real.lab.inject(VaultFault.SEAL_NODE);
    real.bring(0, 0);
    assertThat(said(real.bring(0, 1)))
        .containsExactly(hit + ": had this very share already: 1 of 3 shares");
  }

  @Test
  void anUnsealedNodeIsSentNoShareSinceItWouldSayYesToAny() {
    assertThat(real.bring(0, 0)).isEmpty();
  }

  @Test
  void whereSomebodyElseEntersSharesNoneIsSent() {
    String hit = real.lab.inject(VaultFault.OTHER_ATTEMPT);
    for (int before : List.of(0, 1)) {
      assertThat(said(real.bring(0, before)))
          .containsExactly(hit + ": got no share: somebody else has entered 1 of 3 there");
    }
    assertThat(real.lab.view().progress(hit)).isEqualTo(1);
    assertThat(after().others()).extracting(Attempt::node).containsExactly(hit);
  }

  @Test
  void whatThisRunsHoldersEnteredIsToldFromWhatOthersAddToIt() {
    String hit = real.lab.inject(VaultFault.SEAL_NODE);
    real.bring(0, 0);
    Unsealing alone = after(); // which waits half a minute for shares that are on their way
    assertThat(alone.own()).extracting(Attempt::node).containsExactly(hit);
    assertThat(alone.others()).isEmpty();
    String theirs = real.lab.shares().get(2);
    real.shares.bring(SECRETS, 1, real.own(), theirs.toCharArray()); // noted nowhere
    Unsealing beside = after();
    assertThat(beside.own()).isEmpty();
    assertThat(beside.others()).extracting(Attempt::progress).containsExactly(2);
    real.vault.clearOwn(SECRETS, beside.own());
    assertThat(real.lab.view().progress(hit)).isEqualTo(2);
    assertThat(said(real.bring(4, 2))).containsExactly(hit + ": unsealed");
  }

  private static List<String> said(List<ShareAnswer> answers) {
    return answers.stream().map(each -> each.server() + ": " + each.words()).toList();
  }

  @Test
  void onlyTheAttemptThatWasApprovedIsThrownAwayAndAnyNumberOfTimes() {
    String hit = real.lab.inject(VaultFault.OTHER_ATTEMPT);
    List<Attempt> attempts =
        Await.seen(
            "an attempt",
            SOON,
            () -> real.vault.observe(SECRETS).attempts(),
            seen -> !seen.isEmpty());
    assertThat(attempts)
        .extracting(Attempt::node, Attempt::progress)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(hit, 1));
    assertThatThrownBy(() -> real.vault.clear(SECRETS, List.of(new Attempt(hit, "another", 1))))
        .hasStackTraceContaining("somebody has begun to enter shares since");
    assertThat(real.lab.view().progress(hit)).isEqualTo(1);
    real.vault.clear(SECRETS, attempts);
    real.vault.clear(SECRETS, attempts);
    assertThat(real.lab.view().progress(hit)).isZero();
  }

  @Test
  void whatASilentNodeHasIsNotTakenForThrownAway() {
    String hit = real.lab.inject(VaultFault.KILL_NODE);
    assertThatThrownBy(() -> real.vault.clear(SECRETS, List.of(new Attempt(hit, "one", 1))))
        .hasStackTraceContaining(hit + " does not answer");
  }

  @Test
  void aDeadNodeIsNamed() {
    String hit = real.lab.inject(VaultFault.KILL_NODE);
    assertThat(unsealing().objections())
        .anyMatch(reason -> reason.startsWith(hit + " does not answer"));
  }

  @Test
  void aNodeThatUnsealsItselfIsRefusedWithWhatItsKeyServerAnswers() {
    try (SelfUnsealing self = real.lab.selfUnsealing()) {
      awaitObjection(self, "no node is sealed: there is nothing to unseal");
      self.seal();
      String refusal = "self is sealed and unseals itself by transit, so no share helps. Its key ";
      awaitObjection(self, refusal + "server: it answers, or the target's file does not name it.");
      real.lab.inject(VaultFault.SEAL_ALL);
      awaitObjection(self, refusal + "server: it does not answer: 127.0.0.31:");
      Await.seen(
          "what its key server answers",
          SOON,
          () -> objections(self),
          seen -> seen.toString().contains("answers with status 503. Once that answers, restart"));
      self.stop();
      self.start();
      Await.until("it ends without its key server", SOON, () -> !self.runs());

      real.lab.mendAll();
      self.start();
      self.awaitUnsealed();
      awaitObjection(self, "no node is sealed: there is nothing to unseal");
    }
  }

  /** A node or a server that is only slow is asked again. */
  private void awaitObjection(SelfUnsealing self, String begin) {
    Await.seen(
        begin,
        SOON,
        () -> objections(self),
        seen -> seen.stream().anyMatch(why -> why.startsWith(begin)));
  }

  private List<String> objections(SelfUnsealing self) {
    return new Unsealing(real.look(self), List.of()).objections();
  }

  @Test
  void theCheckReachesAllThatTheRunbookNeeds() {
    List<Finding> findings =
        Await.seen("all is good", SOON, real::check, seen -> seen.stream().allMatch(Finding::good));
    assertThat(findings)
        .extracting(Finding::what)
        .startsWith("API of vault-1", "API of vault-2", "API of vault-3", "token", "canary")
        .contains("snapshots")
        .hasSize(9);
  }

  private Unsealing unsealing() {
    return new Unsealing(real.vault.observe(SECRETS), List.of());
  }

  private Unsealing after() {
    ClusterView seen = real.vault.observeAfterShares(SECRETS);
    return new Unsealing(seen, List.of());
  }
}
