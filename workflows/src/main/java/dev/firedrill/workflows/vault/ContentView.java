package dev.firedrill.workflows.vault;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.backup.Figures;
import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * What a whole snapshot was read to hold.
 *
 * @param bytes of the file
 * @param sha256 of the file, as hexadecimal digits
 * @param index of the raft log up to which it reaches
 * @param entries of Vault's storage in it
 * @param seal what the shares of the key open in it
 * @param wrong what is not as Vault writes it; empty means nothing
 */
public record ContentView(
    long bytes, String sha256, long index, long entries, Seal seal, List<String> wrong)
    implements Facts {

  public ContentView {
    requireNonNull(sha256, "sha256");
    requireNonNull(seal, "seal");
    wrong = List.copyOf(wrong);
  }

  /** Every reason why it is not what the store said, or no whole snapshot; empty means it is. */
  public List<String> objections(StoredSnapshot stored) {
    List<String> objections = new ArrayList<>(wrong);
    if (!sha256.equals(stored.sha256())) {
      objections.add("its SHA-256 is %s: the store says %s".formatted(sha256, stored.sha256()));
    }
    if (bytes != stored.bytes()) {
      objections.add("it has %d bytes: the store says %d".formatted(bytes, stored.bytes()));
    }
    if (wrong.isEmpty() && !seal.isThere()) {
      objections.add("it lacks what Vault is unsealed by");
    } else if (wrong.isEmpty() && seal.threshold() < 1) {
      objections.add("it does not say how many shares open it");
    }
    return objections;
  }

  /** Why those who unseal the cluster today could not open this one; empty means that they can. */
  public List<String> objectionsToSharesOf(ContentView cluster) {
    List<String> objections = new ArrayList<>(cluster.wrong());
    if (!seal.equals(cluster.seal())) {
      objections.add("the shares of the cluster do not open it: its key was changed since");
    }
    if (index > cluster.index()) {
      objections.add(
          "it reaches further than the cluster, to %d and not %d: that was set back"
              .formatted(index, cluster.index()));
    }
    return objections;
  }

  @Override
  public Table asTable() {
    return new Table(
        List.of("read", "SHA-256", "raft index", "entries", "opened by", "sums inside"),
        List.of(
            List.of(
                Figures.size(bytes),
                sha256,
                String.valueOf(index),
                String.valueOf(entries),
                seal.inWords(),
                wrong.isEmpty() ? "fit" : String.join("; ", wrong))));
  }
}
