package dev.firedrill.workflows.schedules;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.WhenHeld;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is launched by itself, and when, as its file states it.
 *
 * @param inputs the launch form's fields without the target, as text
 * @param plan whether everything is looked at and nothing is changed
 * @param catchUp how late a slot may still be launched, after Firedrill or its engine was down
 * @param paused whether the file holds it
 * @param places where each of its keys stands, as {@code file:line}; "" for the whole
 */
public record Schedule(
    String name,
    Timing timing,
    String runbook,
    String target,
    Map<String, String> inputs,
    boolean plan,
    Overlap overlap,
    WhenHeld whenHeld,
    Duration catchUp,
    boolean paused,
    Map<String, String> places) {

  /** What a schedule may be called. */
  public static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  private static final Pattern FORM = Pattern.compile("(.+) catch-up \\S+( paused)?");

  public Schedule {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no name of a schedule: " + name);
    }
    requireNonNull(timing, "timing");
    requireNonNull(runbook, "runbook");
    requireNonNull(target, "target");
    inputs = Map.copyOf(inputs);
    requireNonNull(overlap, "overlap");
    requireNonNull(whenHeld, "whenHeld");
    requireNonNull(catchUp, "catchUp");
    places = Map.copyOf(places);
  }

  /** Who starts its runs: no person. */
  public String actor() {
    return "schedule:" + name;
  }

  /** The same as long as the same slots are to be fired. */
  public String form() {
    return timing.form() + " catch-up " + catchUp + (paused ? " paused" : "");
  }

  /**
   * The same as it was when its form was this: at those times, held or not. What may be caught up
   * follows the present file, as the door does.
   *
   * @throws IllegalArgumentException if it is no form
   */
  public Schedule in(String form) {
    Matcher kept = FORM.matcher(form);
    if (!kept.matches()) {
      throw new IllegalArgumentException("no form of a schedule: " + form);
    }
    return new Schedule(
        name,
        Timing.ofForm(kept.group(1)),
        runbook,
        target,
        inputs,
        plan,
        overlap,
        whenHeld,
        catchUp,
        kept.group(2) != null,
        places);
  }

  /** Where a key stands; where the schedule begins if the key is not there. */
  public String place(String key) {
    return places.getOrDefault(key, places.getOrDefault("", ""));
  }
}
