package dev.firedrill.activities.schedules;

import dev.firedrill.activities.inventory.Section;
import dev.firedrill.activities.inventory.YamlFile;
import dev.firedrill.workflows.procedure.InventoryMistakes;
import dev.firedrill.workflows.procedure.WhenHeld;
import dev.firedrill.workflows.schedules.Overlap;
import dev.firedrill.workflows.schedules.Schedule;
import dev.firedrill.workflows.schedules.Timing;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The file that holds the schedules. */
final class ScheduleFile {

  private static final Duration USUAL_CATCH_UP = Duration.ofHours(1);
  private static final Duration LONGEST_CATCH_UP = Duration.ofDays(7);
  private static final List<String> OVERLAPS =
      Arrays.stream(Overlap.values()).map(Overlap::word).toList();

  private ScheduleFile() {}

  /**
   * The schedules of this file, in its order.
   *
   * @throws InventoryMistakes with every mistake that the file shows by itself
   */
  static List<Schedule> read(Path path) {
    return YamlFile.read(path, "'zone:'", ScheduleFile::schedules);
  }

  private static List<Schedule> schedules(Section file) {
    Optional<ZoneId> zone = zone(file, file.text("zone"));
    List<Schedule> read = new ArrayList<>();
    file.sections("schedules").values().forEach(each -> schedule(each, zone).ifPresent(read::add));
    return read;
  }

  private static Optional<Schedule> schedule(Section section, Optional<ZoneId> usual) {
    boolean named = Schedule.NAME.matcher(section.name()).matches();
    if (!named) {
      section.mistake(
          "",
          "'%s': a schedule is named with up to 40 small letters, digits and dashes, beginning with"
                  .formatted(section.name())
              + " a letter");
    }
    Optional<String> own = section.optionalText("zone");
    Optional<ZoneId> zone = own.isPresent() ? zone(section, own.get()) : usual;
    Optional<Timing> timing = timing(section, zone.orElse(ZoneId.of("UTC")));
    Map<String, String> places = places(section);
    String runbook = section.text("runbook");
    String target = section.text("target");
    Map<String, String> inputs = inputs(section, places);
    boolean plan = section.oneOf("mode", List.of("plan", "run")).equals("plan");
    Overlap overlap = overlap(section);
    WhenHeld held = whenHeld(section);
    Duration catchUp = catchUp(section);
    boolean paused = isSaid(section, "paused") && section.flag("paused");
    if (!named || timing.isEmpty()) {
      return Optional.empty(); // told as a mistake
    }
    return Optional.of(
        new Schedule(
            section.name(),
            timing.get(),
            runbook,
            target,
            inputs,
            plan,
            overlap,
            held,
            catchUp,
            paused,
            places));
  }

  private static Optional<ZoneId> zone(Section section, String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(ScheduleZone.of(text));
    } catch (DateTimeException e) {
      section.mistake(
          "zone", "'zone': expected a zone such as Europe/Berlin or UTC; found " + text);
      return Optional.empty();
    }
  }

  /** Either form; both at once, or none, is a mistake. */
  private static Optional<Timing> timing(Section section, ZoneId zone) {
    Optional<String> cron = section.optionalText("cron");
    Optional<Section> calendar = section.optionalSection("calendar");
    Optional<Timing> ofCalendar = calendar.flatMap(each -> CalendarSection.timing(each, zone));
    if (cron.isPresent() == calendar.isPresent()) {
      section.mistake("cron", "expected one of 'cron' and 'calendar'");
      return Optional.empty();
    }
    return cron.isPresent() ? cron(section, cron.get(), zone) : ofCalendar;
  }

  private static Optional<Timing> cron(Section section, String line, ZoneId zone) {
    try {
      return Optional.of(Timing.cron(line, zone));
    } catch (IllegalArgumentException e) {
      section.mistake("cron", "'cron': " + e.getMessage());
      return Optional.empty();
    }
  }

  private static Map<String, String> inputs(Section section, Map<String, String> places) {
    Map<String, String> inputs = new LinkedHashMap<>();
    section
        .optionalSection("inputs")
        .ifPresent(typed ->
            typed
                .names()
                .forEach(name -> {
                  inputs.put(name, typed.text(name));
                  places.put("inputs." + name, typed.place(name));
                }));
    return inputs;
  }

  private static Map<String, String> places(Section section) {
    Map<String, String> places = new LinkedHashMap<>();
    for (String key : List.of("", "runbook", "target", "paused")) {
      places.put(key, section.place(key));
    }
    return places;
  }

  private static Overlap overlap(Section section) {
    return isSaid(section, "overlap")
        ? Overlap.valueOf(section.oneOf("overlap", OVERLAPS).toUpperCase(Locale.ROOT))
        : Overlap.SKIP;
  }

  private static WhenHeld whenHeld(Section section) {
    boolean queues =
        isSaid(section, "if-held")
            && section.oneOf("if-held", List.of("refuse", "wait")).equals("wait");
    return queues ? WhenHeld.QUEUE : WhenHeld.REFUSE;
  }

  private static Duration catchUp(Section section) {
    if (!isSaid(section, "catch-up")) {
      return USUAL_CATCH_UP;
    }
    Duration catchUp = section.duration("catch-up");
    if (catchUp.compareTo(LONGEST_CATCH_UP) > 0) {
      section.mistake("catch-up", "'catch-up': expected P7D at most");
    }
    return catchUp;
  }

  private static boolean isSaid(Section section, String key) {
    return section.optionalText(key).isPresent();
  }
}
