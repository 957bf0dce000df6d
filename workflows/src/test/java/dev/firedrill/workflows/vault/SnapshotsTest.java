package dev.firedrill.workflows.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a store says of snapshots, and what is read in one, judged. */
class SnapshotsTest {

  private static final StoredSnapshot GOOD =
      new StoredSnapshot("secrets/2026-11-29-r-1.snap", 60, 14_000, "5e1f", "AES256");
  private static final ContentView WHOLE =
      new ContentView(14_000, "5e1f", 77, 42, new Seal("5ea1", 3, 5), List.of());

  @Test
  void aYoungEncryptedSnapshotWithASumIsWhatWasPromised() {
    assertThat(seen(GOOD).objections()).isEmpty();
    assertThat(seen(GOOD).objectionsAfter(seen(StoredSnapshot.none()))).isEmpty();
  }

  @Test
  void whereThereIsNoneThatIsTheReason() {
    assertThat(seen(StoredSnapshot.none()).objections())
        .containsExactly("there is no snapshot in store/secrets/");
    assertThat(seen(StoredSnapshot.none()).objectionsAfter(seen(StoredSnapshot.none())))
        .containsExactly("there is no snapshot in store/secrets/");
  }

  @Test
  void theSameOneAsBeforeIsNoNewOne() {
    assertThat(seen(GOOD).objectionsAfter(seen(GOOD)))
        .containsExactly("the newest snapshot is still 2026-11-29-r-1.snap");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    assertThat(seen(new StoredSnapshot("secrets/old.snap", 86_400, 0, "", "")).objections())
        .containsExactly(
            "the newest snapshot, old.snap, is 24 h old: it has to be younger than 24 h",
            "old.snap is empty",
            "the store has no SHA-256 of old.snap",
            "the store does not encrypt old.snap");
  }

  @Test
  void aSnapshotIsWholeIfItIsWhatTheStoreSaysAndOpensWithShares() {
    assertThat(WHOLE.objections(GOOD)).isEmpty();
    assertThat(new ContentView(13_999, "0b", 77, 42, Seal.none(), List.of()).objections(GOOD))
        .containsExactly(
            "its SHA-256 is 0b: the store says 5e1f",
            "it has 13999 bytes: the store says 14000",
            "it lacks what Vault is unsealed by");
    assertThat(
            new ContentView(14_000, "5e1f", 0, 0, Seal.none(), List.of("it is damaged"))
                .objections(GOOD))
        .containsExactly("it is damaged");
  }

  @Test
  void nothingIsTakenWhereNobodyLeadsOrTwoSayThatTheyDo() {
    assertThat(Nodes.whole().objectionsToActive()).isEmpty();
    assertThat(Nodes.of(Nodes.WELL, Nodes.sealed("vault-1")).objectionsToActive())
        .containsExactly("no node is active");
    assertThat(
            Nodes.of(Nodes.WELL, Nodes.active("vault-1"), Nodes.active("vault-2"))
                .objectionsToActive())
        .containsExactly("2 nodes say that they are active");
  }

  private static SnapshotsView seen(StoredSnapshot newest) {
    return new SnapshotsView("store/secrets/", newest.isThere() ? 1 : 0, newest, 86_400, List.of());
  }
}
