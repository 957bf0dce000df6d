package dev.firedrill.workflows.vault;

import static java.util.Objects.requireNonNull;

/**
 * Shares that were entered on a node and have not unsealed it yet. Vault counts them by node, and
 * gives each attempt a nonce of its own.
 *
 * @param nonce by which Vault tells one attempt from the next
 * @param progress how many shares it has
 */
public record Attempt(String node, String nonce, int progress) {

  public Attempt {
    requireNonNull(node, "node");
    requireNonNull(nonce, "nonce");
  }

  @Override
  public String toString() {
    return node + ": " + progress + " entered, attempt " + nonce;
  }
}
