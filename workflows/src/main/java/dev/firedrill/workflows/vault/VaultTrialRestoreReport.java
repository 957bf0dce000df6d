package dev.firedrill.workflows.vault;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.backup.Figures;
import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.List;

/**
 * The evidence of a snapshot that was restored and read.
 *
 * @param opened by whom, and how long that took
 */
public record VaultTrialRestoreReport(
    SnapshotsView stored, ContentView content, ScratchNode restored, CanaryView canary, Way opened)
    implements Facts {

  /**
   * The way from an order to a secret that was read.
   *
   * @param approvedBy who approved the restore
   * @param rounds how often the holders were asked for their shares
   * @param enteredBy who entered the last share
   * @param restoreSeconds from the order to a node that waits for shares
   * @param readSeconds from the order to the secret; people take most of it
   */
  public record Way(
      String approvedBy, int rounds, String enteredBy, long restoreSeconds, long readSeconds) {

    public Way {
      requireNonNull(approvedBy, "approvedBy");
      requireNonNull(enteredBy, "enteredBy");
    }
  }

  public VaultTrialRestoreReport {
    requireNonNull(stored, "stored");
    requireNonNull(content, "content");
    requireNonNull(restored, "restored");
    requireNonNull(canary, "canary");
    requireNonNull(opened, "opened");
  }

  @Override
  public Table asTable() {
    StoredSnapshot newest = stored.newest();
    return new Table(
        List.of("evidence", ""),
        List.of(
            List.of("snapshot", newest.key()),
            List.of("size", Figures.size(newest.bytes())),
            List.of("SHA-256", newest.sha256()),
            List.of("recovery point", Figures.time(newest.age())),
            List.of("entries", String.valueOf(content.entries())),
            List.of("restored at", restored.place()),
            List.of("approved by", opened.approvedBy()),
            List.of("opened by", content.seal().inWords() + ", the last by " + opened.enteredBy()),
            List.of("rounds", String.valueOf(opened.rounds())),
            List.of("read there", canary.path() + ", as in the cluster"),
            List.of("restored after", Figures.time(opened.restoreSeconds())),
            List.of("read after, with people", Figures.time(opened.readSeconds()))));
  }
}
