package dev.firedrill.web.problem;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.springframework.http.HttpStatus;

/** A request that is not carried out, and what its sender is told about it. */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String kind;
  private final Mistake[] mistakes;

  /**
   * A refusal.
   *
   * @param kind the last word of the problem's type, or empty where the status says it all
   * @param detail what may be done about it
   */
  public Refused(HttpStatus status, String kind, String detail, List<Mistake> mistakes) {
    super(detail);
    this.status = requireNonNull(status, "status");
    this.kind = requireNonNull(kind, "kind");
    this.mistakes = mistakes.toArray(Mistake[]::new);
  }

  /** What was sent cannot be understood: every mistake in it. */
  public static Refused because(List<Mistake> mistakes) {
    String detail =
        mistakes.size() == 1
            ? mistakes.getFirst().detail()
            : mistakes.size() + " things are wrong; see errors.";
    return new Refused(HttpStatus.BAD_REQUEST, "", detail, mistakes);
  }

  /** What was sent does not fit the state of things as it is now. */
  public static Refused conflict(String kind, String detail) {
    return new Refused(HttpStatus.CONFLICT, kind, detail, List.of());
  }

  /** What was sent is understood and does not count, for these reasons. */
  public static Refused reasons(HttpStatus status, String kind, List<String> reasons) {
    return new Refused(
        status, kind, String.join(" ", reasons), reasons.stream().map(Mistake::of).toList());
  }

  /** There is no such thing. */
  public static Refused notFound(String detail) {
    return new Refused(HttpStatus.NOT_FOUND, "", detail, List.of());
  }

  HttpStatus status() {
    return status;
  }

  String kind() {
    return kind;
  }

  List<Mistake> mistakes() {
    return List.of(mistakes);
  }
}
