package dev.firedrill.workflows.schedules;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * When a schedule fires: every local time of its zone that all parts of its calendar allow, to the
 * minute. A local time that the clocks skip is a slot all the same, which nothing can fire; one
 * that comes twice is one slot.
 *
 * @param allowed for each part the numbers it allows
 * @param words as its file states it
 */
public record Timing(Map<Part, SortedSet<Integer>> allowed, ZoneId zone, String words) {

  private static final Pattern FORM =
      Pattern.compile("\\[([0-9, ]+)] ".repeat(Part.values().length) + "(\\S+)");
  private static final int DAYS_AHEAD = 366 * 9; // 29 February may be eight years away

  public Timing {
    requireNonNull(zone, "zone");
    requireNonNull(words, "words");
    Map<Part, SortedSet<Integer>> all = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      all.put(part, new TreeSet<>(requireNonNullElse(allowed.get(part), part.all())));
    }
    allowed = Map.copyOf(all);
  }

  /**
   * Of a line as in cron: minute, hour, day of the month, month, day of the week.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public static Timing cron(String line, ZoneId zone) {
    String[] texts = line.strip().split("\\s+");
    Part[] parts = Part.values();
    if (texts.length != parts.length) {
      throw new IllegalArgumentException(
          "expected five parts: minute, hour, day of the month, month, day of the week; found "
              + line);
    }
    Map<Part, SortedSet<Integer>> allowed = new EnumMap<>(Part.class);
    for (int at = 0; at < parts.length; at++) {
      allowed.put(parts[at], parts[at].parse(texts[at]));
    }
    boolean both = isNarrowed(allowed, Part.DAY_OF_MONTH) && isNarrowed(allowed, Part.DAY_OF_WEEK);
    if (both) {
      throw new IllegalArgumentException(
          "cron takes a day of the month and one of the week for either of them, Temporal for both"
              + " at once: use 'calendar', which means both, or two schedules; found "
              + line);
    }
    return new Timing(allowed, zone, line.strip());
  }

  /**
   * The times of a form; theirs is the same again.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Timing ofForm(String form) {
    Matcher kept = FORM.matcher(form);
    if (!kept.matches()) {
      throw new IllegalArgumentException("no form of a calendar: " + form);
    }
    Map<Part, SortedSet<Integer>> allowed = new EnumMap<>(Part.class);
    int group = 0;
    for (Part part : Part.values()) {
      allowed.put(part, part.parse(kept.group(++group).replace(" ", "")));
    }
    return new Timing(allowed, ZoneId.of(kept.group(++group)), form);
  }

  private static boolean isNarrowed(Map<Part, SortedSet<Integer>> allowed, Part part) {
    return !part.all().equals(allowed.get(part));
  }

  /** Whether this is one of its slots. */
  public boolean matches(LocalDateTime local) {
    return local.getSecond() == 0
        && local.getNano() == 0
        && allows(local.toLocalDate())
        && allows(Part.HOUR, local.getHour())
        && allows(Part.MINUTE, local.getMinute());
  }

  /** Its slots after the one local time and up to the other. */
  public List<LocalDateTime> slots(LocalDateTime after, LocalDateTime until) {
    List<LocalDateTime> slots = new ArrayList<>();
    for (LocalDate day = after.toLocalDate();
        !day.isAfter(until.toLocalDate());
        day = day.plusDays(1)) {
      if (allows(day)) {
        of(day).stream()
            .filter(slot -> slot.isAfter(after) && !slot.isAfter(until))
            .forEach(slots::add);
      }
    }
    return slots;
  }

  /** When its next slots come, as many as these at most; without those that the clocks skip. */
  public List<Instant> next(Instant after, int most) {
    List<Instant> found = new ArrayList<>();
    LocalDate first = after.atZone(zone).toLocalDate();
    for (LocalDate day = first.minusDays(1);
        found.size() < most && day.isBefore(first.plusDays(DAYS_AHEAD));
        day = day.plusDays(1)) {
      if (allows(day)) {
        of(day).stream()
            .filter(slot -> !isSkipped(slot))
            .map(this::at)
            .filter(at -> at.isAfter(after))
            .forEach(found::add);
      }
    }
    return found.stream().sorted().limit(most).toList();
  }

  /** Whether the clocks skip this local time. */
  public boolean isSkipped(LocalDateTime slot) {
    return zone.getRules().getValidOffsets(slot).isEmpty();
  }

  /**
   * When a slot has come for sure: of a time that comes twice, the second, since the engine may
   * fire at either (seen with temporal-server 1.30.8); of one that is skipped, the skip.
   */
  public Instant at(LocalDateTime slot) {
    ZoneOffsetTransition change = zone.getRules().getTransition(slot);
    return change != null && change.isGap()
        ? change.getInstant()
        : slot.atZone(zone).withLaterOffsetAtOverlap().toInstant();
  }

  /** The same for what fires at the same times: its parts and its zone. */
  public String form() {
    return allowed.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(each -> each.getValue().toString())
            .collect(Collectors.joining(" "))
        + " "
        + zone;
  }

  private List<LocalDateTime> of(LocalDate day) {
    return requireNonNull(allowed.get(Part.HOUR)).stream()
        .flatMap(hour ->
            requireNonNull(allowed.get(Part.MINUTE)).stream()
                .map(minute -> day.atTime(hour, minute)))
        .toList();
  }

  private boolean allows(LocalDate day) {
    return allows(Part.MONTH, day.getMonthValue())
        && allows(Part.DAY_OF_MONTH, day.getDayOfMonth())
        && allows(Part.DAY_OF_WEEK, day.getDayOfWeek().getValue() % 7);
  }

  private boolean allows(Part part, int number) {
    return requireNonNull(allowed.get(part)).contains(number);
  }
}
