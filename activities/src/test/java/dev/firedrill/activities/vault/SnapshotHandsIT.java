package dev.firedrill.activities.vault;

import static dev.firedrill.activities.vault.RealVault.SECRETS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.minio.Depot;
import dev.firedrill.lab.vault.VaultPlan;
import dev.firedrill.workflows.procedure.Finding;
import dev.firedrill.workflows.procedure.ShareAnswer;
import dev.firedrill.workflows.vault.ContentView;
import dev.firedrill.workflows.vault.ScratchNode;
import dev.firedrill.workflows.vault.Seal;
import dev.firedrill.workflows.vault.SnapshotsView;
import dev.firedrill.workflows.vault.StoredSnapshot;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Snapshots of a real cluster, in a real object store. */
@TestInstance(Lifecycle.PER_CLASS)
class SnapshotHandsIT {

  private static final String DAY = "2026-11-29";
  private static final Duration SOON = Duration.ofMinutes(3);

  private final RealVault real = new RealVault();
  private final Depot depot = real.lab.plan().depot();

  @AfterAll
  void stop() {
    real.close();
  }

  @Test
  void aSnapshotThatIsTakenTwiceIsThereOnceEncryptedAndWhole() {
    take();
    SnapshotsView once = real.snapshots.list(SECRETS);
    take();
    SnapshotsView twice = real.snapshots.list(SECRETS);

    assertThat(once.objections()).isEmpty();
    assertThat(once.newest().key()).startsWith("secrets/" + DAY + "-").endsWith(".snap");
    assertThat(once.newest().cipher()).isEqualTo("AES256");
    assertThat(twice.newest().sha256()).as("untouched").isEqualTo(once.newest().sha256());
    assertThat(twice.count()).isEqualTo(once.count());

    ContentView content = real.snapshots.read(SECRETS, once.newest().key());
    assertThat(content.objections(once.newest())).isEmpty();
    assertThat(content.entries()).isGreaterThan(20);
    assertThat(content.index()).isPositive();
    assertThat(content.seal().threshold()).isEqualTo(VaultPlan.THRESHOLD);
    assertThat(content.seal().shares()).isEqualTo(VaultPlan.SHARES);
    byte[] stored = depot.get(VaultPlan.BUCKET, once.newest().key());
    assertThat(content.sha256()).isEqualTo(Packed.sum(stored));
  }

  /** As the engine has it taken: for a moment nobody may lead. */
  private void take() {
    Await.until("a snapshot", SOON, this::isTaken);
  }

  private boolean isTaken() {
    real.snapshots.take(SECRETS, DAY);
    return true;
  }

  @Test
  void noSecretOfVaultsStandsInASnapshotAsItIsButNamesDo() throws IOException {
    take();
    List<String> entries = real.entriesOf(real.snapshots.list(SECRETS).newest().key());
    assertThat(entries).hasSizeGreaterThan(20);
    assertThat(String.join("\n", entries))
        .contains("sys/policy/firedrill ")
        .doesNotContain("sings", real.token());
  }

  @Test
  void whatWasCutOffOrPutThereByAnotherIsFoundOut() {
    take();
    StoredSnapshot whole = real.snapshots.list(SECRETS).newest();
    byte[] bytes = depot.get(VaultPlan.BUCKET, whole.key());
    String other = "secrets/0-other.snap";
    depot.put(VaultPlan.BUCKET, other, Arrays.copyOf(bytes, bytes.length - 9));

    ContentView cut = real.snapshots.read(SECRETS, other);
    assertThat(cut.objections(whole)).anyMatch(why -> why.startsWith("it is damaged"));
    assertThat(real.snapshots.list(SECRETS).newest().key()).isEqualTo(other);
    assertThat(real.snapshots.list(SECRETS).objections())
        .contains("the store does not encrypt 0-other.snap");
    depot.remove(VaultPlan.BUCKET, other);
  }

  @Test
  void aRestoredSnapshotIsSealedByTheClustersKeyAndItsSharesOpenIt() {
    take();
    String key = real.snapshots.list(SECRETS).newest().key();
    Seal seal = real.snapshots.read(SECRETS, key).seal();
    ContentView now = Await.answer("what is there now", SOON, () -> real.snapshots.now(SECRETS));
    assertThat(now.seal()).isEqualTo(seal);
    assertThat(real.scratch.observe(SECRETS).objectionsToFree()).isEmpty();

    real.scratch.restore(SECRETS, key);
    ScratchNode restored = restored(seal);
    assertThat(restored.objectionsToFree()).singleElement().asString().endsWith("it is sealed");
    real.scratch.restore(SECRETS, key); // as after a lost answer
    assertThat(restored(seal).node().answers()).isTrue();
    theSharesOpenItThoughOneWasEnteredTwiceBefore();

    real.scratch.discard(SECRETS);
    real.scratch.discard(SECRETS);
    assertThat(real.scratch.observe(SECRETS).objectionsToFree()).isEmpty();
    assertThat(real.lab.isScratchEmpty()).isTrue();
    assertThat(depot.keys(VaultPlan.BUCKET)).contains(key);
  }

  private void theSharesOpenItThoughOneWasEnteredTwiceBefore() {
    assertThat(real.bringToScratch(0, 0))
        .extracting(ShareAnswer::words)
        .containsExactly("1 of 3 shares", "had this very share already: 1 of 3 shares");
    ScratchNode left = real.scratch.observe(SECRETS);
    assertThat(left.objectionsToShares())
        .containsExactly("the node is still sealed, with 1 of 3 shares");
    real.scratch.clear(SECRETS, left.attempts());
    assertThat(real.bringToScratch(0, 1, 2))
        .extracting(ShareAnswer::words)
        .containsExactly("1 of 3 shares", "2 of 3 shares", "unsealed");
    assertThat(real.scratch.observeAfterShares(SECRETS).objectionsToShares()).isEmpty();
    assertThat(real.scratch.read(SECRETS).objections()).isEmpty();
    assertThat(real.lab.canaryInScratch()).contains("\"sings\":\"yes\"");
  }

  private ScratchNode restored(Seal seal) {
    return Await.seen(
        "the restored node",
        SOON,
        () -> real.scratch.observe(SECRETS),
        seen -> seen.objectionsToRestored(seal, 60).isEmpty());
  }

  @Test
  void noOtherTargetsSnapshotIsRead() {
    assertThatThrownBy(() -> real.snapshots.read(SECRETS, "orders/x.snap"))
        .hasStackTraceContaining("orders/x.snap is no snapshot of this cluster");
  }

  @Test
  void theCheckListsTheSnapshotsAndChangesNothing() {
    List<String> before = depot.keys(VaultPlan.BUCKET);
    List<Finding> findings =
        Await.seen("all is good", SOON, real::check, seen -> seen.stream().allMatch(Finding::good));
    assertThat(findings)
        .filteredOn(finding -> finding.what().equals("snapshots"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.told()).endsWith("/vault-snapshots/secrets/"));
    assertThat(depot.keys(VaultPlan.BUCKET)).isEqualTo(before);
  }
}
