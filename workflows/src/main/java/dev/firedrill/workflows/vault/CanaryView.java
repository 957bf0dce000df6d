package dev.firedrill.workflows.vault;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * One secret, as a restored node reads it and as its cluster does.
 *
 * @param path where it is read
 * @param restored what the restored node reads
 * @param cluster what the cluster reads
 */
public record CanaryView(String path, Reading restored, Reading cluster) implements Facts {

  /**
   * What was read of a secret.
   *
   * @param trouble why nothing was read; empty when something was
   * @param sha256 of what was read; empty when nothing was
   */
  public record Reading(String trouble, String sha256) {

    public Reading {
      requireNonNull(trouble, "trouble");
      requireNonNull(sha256, "sha256");
    }

    private String inWords() {
      return trouble.isEmpty() ? sha256 : trouble;
    }
  }

  public CanaryView {
    requireNonNull(path, "path");
    requireNonNull(restored, "restored");
    requireNonNull(cluster, "cluster");
  }

  /** Every reason to doubt that the restored node can be read; empty means that it is. */
  public List<String> objections() {
    List<String> objections = new ArrayList<>();
    if (!restored.trouble().isEmpty()) {
      objections.add("the canary is not read there, " + restored.trouble());
    }
    if (!cluster.trouble().isEmpty()) {
      objections.add("the cluster's canary is not read, " + cluster.trouble());
    }
    if (objections.isEmpty() && !restored.sha256().equals(cluster.sha256())) {
      objections.add(
          "the canary reads otherwise than in the cluster: it was written since the snapshot, or"
              + " one of the two is not what it should be");
    }
    return objections;
  }

  @Override
  public Table asTable() {
    return new Table(
        List.of("canary", "restored node", "cluster"),
        List.of(List.of(path, restored.inWords(), cluster.inWords())));
  }
}
