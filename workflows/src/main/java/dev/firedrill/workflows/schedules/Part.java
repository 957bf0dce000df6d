package dev.firedrill.workflows.schedules;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One part of a calendar, and the numbers it can hold. It is written as in cron: {@code *}, {@code
 * 3}, {@code 1-7}, {@code 0,30}, {@code *}{@code /15}, {@code MON-FRI}.
 */
public enum Part {
  MINUTE(0, 59, ""),
  HOUR(0, 23, ""),
  DAY_OF_MONTH(1, 31, ""),
  MONTH(1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
  /** From Sunday, 0, to Saturday, 6; 7 is Sunday too. */
  DAY_OF_WEEK(0, 6, "SUN MON TUE WED THU FRI SAT");

  private static final Pattern PIECE =
      Pattern.compile("(?:\\*|([A-Z0-9]{1,3})(?:-([A-Z0-9]{1,3}))?)(?:/(\\d{1,2}))?");

  private final int least;
  private final int most;
  private final String names;

  Part(int least, int most, String names) {
    this.least = least;
    this.most = most;
    this.names = names;
  }

  /** Its key in a file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All that it can hold. */
  public SortedSet<Integer> all() {
    return new TreeSet<>(IntStream.rangeClosed(least, most).boxed().toList());
  }

  /** What this text allows; {@link IllegalArgumentException} says what is wrong with it. */
  public SortedSet<Integer> parse(String text) {
    SortedSet<Integer> allowed = new TreeSet<>();
    for (String piece : text.strip().toUpperCase(Locale.ROOT).split(",", -1)) {
      Matcher matcher = PIECE.matcher(piece);
      if (!matcher.matches()) {
        throw wrong(text);
      }
      boolean any = matcher.group(1) == null;
      int from = any ? least : number(matcher.group(1), text);
      int until = any ? most : until(matcher, from, text);
      int step = matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3));
      if (until < from || step < 1) {
        throw wrong(text);
      }
      for (int number = from; number <= until; number += step) {
        allowed.add(this == DAY_OF_WEEK ? number % 7 : number);
      }
    }
    return allowed;
  }

  /** A single number with a step goes on to the end, as in cron. */
  private int until(Matcher piece, int from, String text) {
    if (piece.group(2) != null) {
      return number(piece.group(2), text);
    }
    return piece.group(3) == null ? from : most;
  }

  private int number(String word, String text) {
    int named = names().indexOf(word);
    if (named >= 0) {
      return named + least;
    }
    int highest = this == DAY_OF_WEEK ? 7 : most;
    if (!word.matches("\\d{1,2}")
        || Integer.parseInt(word) < least
        || Integer.parseInt(word) > highest) {
      throw wrong(text);
    }
    return Integer.parseInt(word);
  }

  private List<String> names() {
    return List.of(names.split(" ", -1));
  }

  private IllegalArgumentException wrong(String text) {
    String example = names.isEmpty() ? "" : " or " + names().get(0) + "-" + names().get(2);
    return new IllegalArgumentException(
        "expected numbers from %d to %d, such as %d, *, %d-%d%s, in the %s; found %s"
            .formatted(least, most, least, least, least + 2, example, word(), text));
  }
}
