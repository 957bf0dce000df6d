package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Who started which version of a runbook on what; fixed at start and carried in the workflow's
 * memo.
 *
 * @param version the digest of page and procedure that the run carries out
 * @param owner the account to which the token belongs that started it; empty where it belongs to
 *     none; null for a person, and in the memos of runs from before tokens had owners
 * @param manner how it is to be carried out; null for as usual
 * @param whenHeld what to do when another run holds the target's lock; null in the memos of runs
 *     that were launched before there were locks, and the same as to refuse
 * @param signature of the {@link LaunchClaim}, Base64; null in what no web process launched, which
 *     is not admitted, and in the memos of runs that were admitted before launches were signed
 */
public record Launch(
    String runbook,
    String version,
    TargetName target,
    String starter,
    @Nullable String owner,
    @Nullable Manner manner,
    @Nullable WhenHeld whenHeld,
    @Nullable String signature) {

  /** The memo's key. */
  public static final String MEMO = "launch";

  public Launch {
    requireNonNull(runbook, "runbook");
    requireNonNull(version, "version");
    requireNonNull(target, "target");
    requireNonNull(starter, "starter");
  }

  /** A launch that is yet to be signed. */
  public Launch(String runbook, String version, TargetName target, String starter) {
    this(runbook, version, target, starter, null, null, null, null);
  }

  /** The same launch by a token that belongs to this account, yet to be signed. */
  public Launch byTokenOf(@Nullable String tokensOwner) {
    return new Launch(runbook, version, target, starter, tokensOwner, manner, whenHeld, null);
  }

  /** The same launch, carried out in this manner, yet to be signed. */
  public Launch in(Manner wanted) {
    @Nullable Manner unusual = wanted.equals(Manner.USUAL) ? null : wanted;
    return new Launch(runbook, version, target, starter, owner, unusual, whenHeld, null);
  }

  /** How it is to be carried out. */
  public Manner mannerOrUsual() {
    return manner == null ? Manner.USUAL : manner;
  }

  /** The same launch with this choice, yet to be signed. */
  public Launch when(WhenHeld held) {
    return new Launch(runbook, version, target, starter, owner, manner, held, null);
  }

  /** The same launch with its signature. */
  public Launch signed(String withSignature) {
    return new Launch(runbook, version, target, starter, owner, manner, whenHeld, withSignature);
  }

  /** Who started it: a token and the person whom it belongs to are one. */
  String who() {
    return Owner.behind(starter, owner);
  }
}
