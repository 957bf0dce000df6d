package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the audit chain.
 *
 * @param line the last line up to which it was read
 * @param hash that line's hash
 * @param at when that was
 * @param whole when every line was last read from the first on; null if that has not happened yet
 * @param faults what is wrong, the first hundred; empty means that the chain holds
 */
public record ChainState(
    long line, String hash, Instant at, @Nullable Instant whole, List<ChainFault> faults) {

  public ChainState {
    requireNonNull(hash, "hash");
    requireNonNull(at, "at");
    faults = List.copyOf(faults);
  }

  /** Whether nothing is wrong with it. */
  public boolean holds() {
    return faults.isEmpty();
  }
}
