package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a yes has to carry besides its reason.
 *
 * @param words the phrase of an attestation, or what a value is called; else empty
 * @param rule by which a value is judged; null where none is asked for
 */
public record Proof(Kind kind, String words, @Nullable TypedRule rule) {

  /** Nothing more than the yes. */
  public static final Proof NOTHING = new Proof(Kind.NOTHING, "", null);

  /** What kind of yes it is. */
  public enum Kind {
    NOTHING,
    /** A person types a given phrase, and stands by it. */
    ATTESTATION,
    /** A person types a value that the procedure goes on with. */
    VALUE,
    /** A person did by hand what the step says. */
    DEED,
    /** A person enters a share of a key, which goes past the run straight to the servers. */
    SHARE
  }

  public Proof {
    requireNonNull(kind, "kind");
    requireNonNull(words, "words");
    boolean worded = kind == Kind.ATTESTATION || kind == Kind.VALUE;
    if (worded == words.isBlank() || (kind == Kind.VALUE) == (rule == null)) {
      throw new IllegalArgumentException("no such proof: " + kind + ", " + words + ", " + rule);
    }
  }

  static Proof ofPhrase(String phrase) {
    return new Proof(Kind.ATTESTATION, phrase, null);
  }

  static Proof ofValue(String label, TypedRule rule) {
    return new Proof(Kind.VALUE, label, rule);
  }

  static Proof ofDeed() {
    return new Proof(Kind.DEED, "", null);
  }

  static Proof ofShare() {
    return new Proof(Kind.SHARE, "", null);
  }

  /** The phrase to be typed word for word; empty where there is none. */
  public String phrase() {
    return kind == Kind.ATTESTATION ? words : "";
  }

  /** Whether a person has to type something. */
  public boolean isTyped() {
    return !words.isEmpty();
  }

  /** Whether a yes is said by doing, so that it needs no further reason. */
  boolean isDone() {
    return kind == Kind.DEED || kind == Kind.SHARE;
  }

  /** Why what was typed makes no yes; empty when it does. */
  List<String> objectionsTo(String typed) {
    if (rule != null) {
      return rule.admits(typed) ? List.of() : List.of(words + ": expected " + rule.expected());
    }
    return typed.equals(words) ? List.of() : List.of("to say yes, " + asked());
  }

  private String asked() {
    return words.isEmpty() ? "type nothing" : "type: " + words;
  }
}
