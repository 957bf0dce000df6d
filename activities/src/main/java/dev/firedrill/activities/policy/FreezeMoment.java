package dev.firedrill.activities.policy;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Where a freeze begins or ends, as its file states it: once ({@code 2026-12-20T18:00}), each year
 * ({@code 12-20T18:00}) or each week ({@code FRIDAY 18:00}).
 */
sealed interface FreezeMoment {

  /** What a file has to hold. */
  String EXPECTED = "2026-12-20T18:00, 12-20T18:00 (each year) or FRIDAY 18:00 (each week)";

  /** Its local times in the year, or the week, around this day, in order. */
  List<LocalDateTime> around(LocalDate day);

  /** Of one moment. */
  record Once(LocalDateTime at) implements FreezeMoment {

    public Once {
      requireNonNull(at, "at");
    }

    @Override
    public List<LocalDateTime> around(LocalDate day) {
      return List.of(at);
    }
  }

  /** Of one moment each year; the 29th of February is the 28th where there is none. */
  record Yearly(MonthDay day, LocalTime time) implements FreezeMoment {

    public Yearly {
      requireNonNull(day, "day");
      requireNonNull(time, "time");
    }

    @Override
    public List<LocalDateTime> around(LocalDate now) {
      return IntStream.rangeClosed(now.getYear() - 1, now.getYear() + 1)
          .mapToObj(year -> day.atYear(year).atTime(time))
          .toList();
    }
  }

  /** Of one moment each week. */
  record Weekly(DayOfWeek day, LocalTime time) implements FreezeMoment {

    public Weekly {
      requireNonNull(day, "day");
      requireNonNull(time, "time");
    }

    @Override
    public List<LocalDateTime> around(LocalDate now) {
      LocalDate first = now.minusDays(8);
      return first
          .datesUntil(now.plusDays(9))
          .filter(date -> date.getDayOfWeek() == day)
          .map(date -> date.atTime(time))
          .toList();
    }
  }

  /** Reads what a file holds; {@link IllegalArgumentException} if it is none of the forms. */
  static FreezeMoment parse(String text) {
    Matcher weekly = Pattern.compile("([A-Z]{6,9}) (\\d\\d:\\d\\d)").matcher(text);
    Matcher yearly = Pattern.compile("(\\d\\d-\\d\\d)T(\\d\\d:\\d\\d)").matcher(text);
    try {
      if (weekly.matches()) {
        DayOfWeek day = DayOfWeek.valueOf(weekly.group(1).toUpperCase(Locale.ROOT));
        return new Weekly(day, LocalTime.parse(weekly.group(2)));
      }
      if (yearly.matches()) {
        MonthDay day = MonthDay.parse("--" + yearly.group(1));
        return new Yearly(day, LocalTime.parse(yearly.group(2)));
      }
      return new Once(LocalDateTime.parse(text));
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw new IllegalArgumentException("found " + text, e);
    }
  }
}
