package dev.firedrill.web.problem;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Problem details as RFC 9457 has them, with what Firedrill adds.
 *
 * @param type {@code about:blank} where the status says it all, else a URN of ours
 * @param instance the path that was asked for
 * @param id finds the line in the log
 * @param errors everything that is wrong, at once
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String id,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Mistake> errors) {

  public Problem {
    requireNonNull(type, "type");
    requireNonNull(title, "title");
    requireNonNull(detail, "detail");
    requireNonNull(instance, "instance");
    requireNonNull(id, "id");
    errors = List.copyOf(errors);
  }
}
