package dev.firedrill.workflows.kafka;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The terms in which a copy was written, by its {@code leader-epoch-checkpoint}. A term has one
 * leader, so two copies have the same record at an offset if it is of the same term in both.
 *
 * @param trouble why they are not known; empty when they are
 * @param terms in their order; the oldest may begin where older records were deleted
 * @param leftOut how many still older ones are not told; null in histories of when all were
 */
public record TermsView(String trouble, List<TermView> terms, @Nullable Integer leftOut) {

  public TermsView {
    requireNonNull(trouble, "trouble");
    terms = List.copyOf(terms);
  }

  /** All terms of a copy. */
  public TermsView(String trouble, List<TermView> terms) {
    this(trouble, terms, null);
  }

  /** Terms that cannot be read, and why. */
  public static TermsView unknown(String trouble) {
    return new TermsView(trouble, List.of());
  }

  boolean isKnown() {
    return trouble.isEmpty();
  }

  /** The term of the last record of a log with this end; -1 when it has none. */
  int lastBefore(long end) {
    return at(end - 1);
  }

  /** The term of this offset; -1 before the first. */
  private int at(long offset) {
    return terms.stream()
        .filter(each -> each.from() <= offset)
        .mapToInt(TermView::epoch)
        .reduce(-1, (one, next) -> next);
  }

  /** The first offset below this one at which the other's record is not the same, or this one. */
  long agreesUntil(TermsView other, long end) {
    return Stream.concat(terms.stream(), other.terms.stream())
        .map(TermView::from)
        .filter(from -> from < end && differs(other, from))
        .min(Long::compare)
        .orElse(end);
  }

  /**
   * Whether they part nowhere before {@link #agreesUntil}: where both have the same term, they are
   * the same up to there, and what is left out of one of them has to lie before that.
   */
  boolean isSureOf(TermsView other, long end) {
    long both = Math.max(first(), other.first());
    return end == 0 || (isWhole() && other.isWhole()) || (both < end && !differs(other, both));
  }

  private boolean isWhole() {
    return leftOut == null || leftOut == 0;
  }

  private long first() {
    return terms.isEmpty() ? 0 : terms.getFirst().from();
  }

  /** Where one of them begins later, the records before are deleted there: nothing is compared. */
  private boolean differs(TermsView other, long offset) {
    int one = at(offset);
    int another = other.at(offset);
    return one >= 0 && another >= 0 && one != another;
  }
}
