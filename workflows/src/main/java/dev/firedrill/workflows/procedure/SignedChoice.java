package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A choice as the web process vouches for it: who is signed in, what they may do, and the digest of
 * the parking that was on their screen. The signature covers every other component.
 *
 * @param parking the number of the parking in its run; 0 for a choice that is about none
 * @param digest of that parking; empty for a choice that is about none
 * @param undo the title of the undo that was chosen, else empty
 * @param owner the account that a token belongs to, empty where it belongs to none; null for a
 *     person, and in what was signed before choices told it
 * @param mayLaunch whether the person may launch runbooks
 * @param nonce makes two choices of one person distinct
 * @param signature of {@link #signedText()}, Base64
 */
public record SignedChoice(
    String run,
    int parking,
    String digest,
    Choice choice,
    String undo,
    String person,
    @Nullable String owner,
    boolean mayLaunch,
    List<String> groups,
    String reason,
    Instant at,
    String nonce,
    String signature) {

  public SignedChoice {
    requireNonNull(run, "run");
    requireNonNull(digest, "digest");
    requireNonNull(choice, "choice");
    requireNonNull(undo, "undo");
    requireNonNull(person, "person");
    groups = List.copyOf(groups);
    requireNonNull(reason, "reason");
    requireNonNull(at, "at");
    requireNonNull(nonce, "nonce");
    requireNonNull(signature, "signature");
  }

  /** A person's own, by no token. */
  public SignedChoice(
      String run,
      int parking,
      String digest,
      Choice choice,
      String undo,
      String person,
      boolean mayLaunch,
      List<String> groups,
      String reason,
      Instant at,
      String nonce,
      String signature) {
    this(
        run, parking, digest, choice, undo, person, null, mayLaunch, groups, reason, at, nonce,
        signature);
  }

  /** Each signed component with its length before it, so that no two choices share a text. */
  public String signedText() {
    StringBuilder text = new StringBuilder("firedrill-choice-1");
    List<String> parts =
        List.of(
            run,
            String.valueOf(parking),
            digest,
            choice.name(),
            undo,
            person,
            String.valueOf(mayLaunch),
            reason,
            at.toString(),
            nonce,
            String.valueOf(groups.size()));
    parts.forEach(part -> append(text, part));
    groups.forEach(group -> append(text, group));
    if (owner != null) {
      append(text, "owner " + owner);
    }
    return text.toString();
  }

  /** The same choice with its signature. */
  public SignedChoice signed(String withSignature) {
    return new SignedChoice(
        run,
        parking,
        digest,
        choice,
        undo,
        person,
        owner,
        mayLaunch,
        groups,
        reason,
        at,
        nonce,
        withSignature);
  }

  /** Who chooses. */
  Chooser chooser() {
    return new Chooser(person, owner, mayLaunch, groups);
  }

  private static void append(StringBuilder text, String part) {
    text.append('\n').append(part.length()).append(':').append(part);
  }
}
