package dev.firedrill.web.api;

import dev.firedrill.web.problem.Mistake;
import dev.firedrill.web.problem.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of an address, read strictly: one that is mistyped would silently narrow nothing,
 * so it is refused, and every mistake is told at once.
 */
final class Query {

  static final int MOST = 200;
  static final int USUALLY = 50;

  private static final int LONGEST = 200;

  private final Map<String, String[]> given;
  private final List<Mistake> mistakes = new ArrayList<>();

  private Query(Map<String, String[]> given, Set<String> known) {
    this.given = given;
    given.keySet().stream()
        .filter(name -> !known.contains(name))
        .limit(Body.MOST_MISTAKES)
        .forEach(name -> wrong(name, "There is no such parameter here."));
  }

  /** For an address that takes no parameters: {@link Refused} if there is one. */
  static void none(HttpServletRequest request) {
    of(request).finish();
  }

  static Query of(HttpServletRequest request, String... known) {
    try {
      return new Query(request.getParameterMap(), Set.of(known));
    } catch (IllegalStateException unreadable) {
      // The server's word for what is not percent-encoded UTF-8, or has no name.
      throw Refused.because(
          List.of(Mistake.of("The parameters have to be names and values, percent-encoded.")));
    }
  }

  /** The value, or the empty text. */
  String text(String name) {
    return exact(name).strip();
  }

  private String exact(String name) {
    String[] values = given.getOrDefault(name, new String[] {""});
    if (values.length > 1) {
      wrong(name, "Once only.");
    }
    Words.objectionToLine(values[0], LONGEST).ifPresent(objection -> wrong(name, objection));
    return values[0];
  }

  /** The value, which is one of these or the empty text. */
  String oneOf(String name, Collection<String> choices) {
    String value = exact(name);
    if (given.containsKey(name) && !choices.contains(value)) {
      wrong(name, "One of " + String.join(", ", choices) + ".");
    }
    return value;
  }

  /** How many are wanted. */
  int limit() {
    String value = given.containsKey("limit") ? exact("limit") : String.valueOf(USUALLY);
    int limit = value.matches("\\d{1,4}") ? Integer.parseInt(value) : 0;
    if (limit < 1 || limit > MOST) {
      wrong("limit", "A number from 1 to " + MOST + ".");
    }
    return limit;
  }

  /** The day in UTC, or null where none is given. */
  @Nullable LocalDate day(String name) {
    if (!given.containsKey(name)) {
      return null;
    }
    String value = exact(name);
    try {
      if (value.matches("\\d{4}-\\d{2}-\\d{2}")) {
        return LocalDate.parse(value);
      }
    } catch (DateTimeException noSuchDay) {
      // Told below, with what is no date at all.
    }
    wrong(name, "A day in UTC, such as 2026-11-21.");
    return null;
  }

  /** The value, read by somebody who knows what it should be; empty where it is not given. */
  <T> Optional<T> read(String name, java.util.function.Function<String, Optional<T>> reader) {
    if (!given.containsKey(name)) {
      return Optional.empty();
    }
    Optional<T> read = reader.apply(exact(name));
    if (read.isEmpty()) {
      wrong(name, "Not one that was given out here.");
    }
    return read;
  }

  /** Ends the reading: {@link Refused} if anything is wrong. */
  void finish() {
    if (!mistakes.isEmpty()) {
      throw Refused.because(mistakes);
    }
  }

  private void wrong(String name, String detail) {
    mistakes.add(Mistake.in(name, detail));
  }
}
