package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision as the web process vouches for it: who is signed in, their groups, and the digest of
 * what was on their screen. The signature covers every other component.
 *
 * @param gate the gate's step in the run
 * @param owner the account that a token belongs to, empty where it belongs to none; null for a
 *     person, and in what was signed before tokens had owners
 * @param typed what the person typed where the gate asks for a phrase or a value, else empty
 * @param nonce makes two decisions of one person distinct
 * @param signature of {@link #signedText()}, Base64
 */
public record SignedDecision(
    String run,
    int gate,
    String digest,
    boolean yes,
    String person,
    @Nullable String owner,
    List<String> groups,
    String reason,
    String typed,
    Instant at,
    String nonce,
    String signature) {

  public SignedDecision {
    requireNonNull(run, "run");
    requireNonNull(digest, "digest");
    requireNonNull(person, "person");
    groups = List.copyOf(groups);
    requireNonNull(reason, "reason");
    requireNonNull(typed, "typed");
    requireNonNull(at, "at");
    requireNonNull(nonce, "nonce");
    requireNonNull(signature, "signature");
  }

  /** A person's own, by no token. */
  public SignedDecision(
      String run,
      int gate,
      String digest,
      boolean yes,
      String person,
      List<String> groups,
      String reason,
      String typed,
      Instant at,
      String nonce,
      String signature) {
    this(run, gate, digest, yes, person, null, groups, reason, typed, at, nonce, signature);
  }

  /** Each signed component with its length before it, so that no two decisions share a text. */
  public String signedText() {
    StringBuilder text = new StringBuilder("firedrill-decision-1");
    List<String> parts =
        List.of(
            run,
            String.valueOf(gate),
            digest,
            String.valueOf(yes),
            person,
            reason,
            typed,
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

  /** The same decision with its signature. */
  public SignedDecision signed(String withSignature) {
    return new SignedDecision(
        run, gate, digest, yes, person, owner, groups, reason, typed, at, nonce, withSignature);
  }

  /** Who decides here: a token and the person whom it belongs to are one. */
  String who() {
    return Owner.behind(person, owner);
  }

  /** Whether it comes by a token that belongs to nobody, so that it may be anybody's. */
  boolean belongsToNobody() {
    return Owner.isNobody(owner);
  }

  /** What counts of it, from the moment at which the run takes it. */
  Decision decision(Instant counted) {
    return new Decision(yes, person, reason, counted, typed);
  }

  private static void append(StringBuilder text, String part) {
    text.append('\n').append(part.length()).append(':').append(part);
  }
}
