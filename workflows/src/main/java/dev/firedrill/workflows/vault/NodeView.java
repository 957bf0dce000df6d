package dev.firedrill.workflows.vault;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A node by its own word (Vault API, {@code /sys/seal-status} and {@code /sys/health}).
 *
 * @param trouble why it does not answer; empty when it does
 * @param health the status of its health: 200 active, 429 standby, 473 a standby that answers
 *     reads, 474 unsealed without an active node in reach, 501 not initialised, 503 sealed
 * @param sealType {@code shamir}, or what unseals it by itself
 * @param threshold how many shares unseal it
 * @param shares into how many its key is split
 * @param progress how many shares were entered since
 * @param nonce of the attempt that those are of; empty for none
 * @param brought how many of those this run's holders entered; null where that was not asked, and
 *     in histories of when it was not
 */
public record NodeView(
    String name,
    String trouble,
    int health,
    boolean initialised,
    boolean sealed,
    String sealType,
    int threshold,
    int shares,
    int progress,
    String nonce,
    @Nullable Integer brought) {

  private static final int ACTIVE = 200;
  private static final int STANDBY = 429;
  private static final int PERFORMANCE_STANDBY = 473;
  private static final int ALONE = 474;

  public NodeView {
    requireNonNull(name, "name");
    requireNonNull(trouble, "trouble");
    requireNonNull(sealType, "sealType");
    requireNonNull(nonce, "nonce");
  }

  /** A node of which nobody asked whose shares were entered there. */
  public NodeView(
      String name,
      String trouble,
      int health,
      boolean initialised,
      boolean sealed,
      String sealType,
      int threshold,
      int shares,
      int progress,
      String nonce) {
    this(
        name,
        trouble,
        health,
        initialised,
        sealed,
        sealType,
        threshold,
        shares,
        progress,
        nonce,
        null);
  }

  /** A node that does not answer, and why. */
  public static NodeView silent(String name, String trouble) {
    return new NodeView(name, trouble, 0, false, true, "", 0, 0, 0, "");
  }

  /** Whether it answered at all. */
  public boolean answers() {
    return trouble.isEmpty();
  }

  /** Whether it answers, has a key, and is sealed. */
  public boolean waitsForShares() {
    return answers() && initialised && sealed;
  }

  /** Whether it leads, by its own word: what others say of it may be old. */
  public boolean isActive() {
    return health == ACTIVE;
  }

  /** Whether it is unsealed and serves, as the active node or as its standby. */
  public boolean serves() {
    return answers()
        && !sealed
        && (health == ACTIVE || health == STANDBY || health == PERFORMANCE_STANDBY);
  }

  /** Whether only the holders of shares unseal it. */
  public boolean takesShares() {
    return sealType.equals("shamir");
  }

  /** What was entered on it and has not unsealed it; empty where nothing was. */
  public Optional<Attempt> attempt() {
    return waitsForShares() && (progress > 0 || !nonce.isEmpty())
        ? Optional.of(new Attempt(name, nonce, progress))
        : Optional.empty();
  }

  /** The same, where this run's holders entered so many shares of what stands there. */
  public NodeView withBrought(int shares) {
    return new NodeView(
        name,
        trouble,
        health,
        initialised,
        sealed,
        sealType,
        threshold,
        this.shares,
        progress,
        nonce,
        shares);
  }

  /** Whether nobody but this run's holders entered what stands there, as far as that was asked. */
  boolean isOwn() {
    return brought == null || progress <= brought;
  }

  /**
   * Whether another round may do something for it, by a look that asked whose shares are entered;
   * one of an older version had a round follow where a node was silent, too.
   */
  boolean wantsAnotherRound() {
    return waitsForShares() || (brought == null && !answers());
  }

  /** Its state in words. */
  public String state() {
    if (!answers()) {
      return "no answer";
    }
    if (!initialised) {
      return "not initialised";
    }
    if (sealed) {
      return "sealed";
    }
    return switch (health) {
      case ACTIVE -> "active";
      case STANDBY, PERFORMANCE_STANDBY -> "standby";
      case ALONE -> "unsealed, reaches no active node";
      default -> "unsealed, health " + health;
    };
  }
}
