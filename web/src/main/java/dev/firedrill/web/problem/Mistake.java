package dev.firedrill.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param detail what, as a sentence
 * @param pointer where in the body: a JSON pointer as the fragment of a URI; null if elsewhere
 * @param parameter which parameter or header; null if it is in the body
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Mistake(String detail, @Nullable String pointer, @Nullable String parameter)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** A mistake at this pointer of the body, such as {@code /inputs/target}. */
  public static Mistake at(String pointer, String detail) {
    return new Mistake(detail, "#" + pointer, null);
  }

  /** A mistake in a parameter of the address, or in a header. */
  public static Mistake in(String parameter, String detail) {
    return new Mistake(detail, null, parameter);
  }

  /** A reason that stands for the request as a whole. */
  public static Mistake of(String detail) {
    return new Mistake(detail, null, null);
  }
}
