package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** What a target that keeps state needs again and again, from a run that ends well. */
public enum Duty {
  /**
   * A backup, each day: 25 hours, since the day on which the clocks are turned back has as many.
   */
  BACKUP(
      Duration.ofHours(25),
      "There is no backup younger than a day of %s: %s.",
      "none was ever taken here",
      "the newest that was taken here is of %s",
      "no runbook here backs up what runs %s"),

  /** That its backup is restored and looked at, each month, and a day more for the run itself. */
  VERIFICATION(
      Duration.ofDays(32),
      "No backup of %s counts as verified: %s.",
      "none was ever verified here",
      "the last verification that ended well is of %s, over a month ago",
      "no runbook here verifies backups of what runs %s");

  private final Duration within;
  private final String sentence;
  private final String never;
  private final String newest;
  private final String nobody;

  Duty(Duration within, String sentence, String never, String newest, String nobody) {
    this.within = within;
    this.sentence = sentence;
    this.never = never;
    this.newest = newest;
    this.nobody = nobody;
  }

  /** How old the newest run that fulfilled it may be. */
  public Duration within() {
    return within;
  }

  /** Why it is not fulfilled if it never was. */
  public String never() {
    return never;
  }

  /** Why it is not fulfilled if it last was at this time. */
  public String newest(Object time) {
    return newest.formatted(requireNonNull(time));
  }

  /** Why it cannot be fulfilled of what runs this system. */
  public String nobody(String system) {
    return nobody.formatted(system);
  }

  /** That it is not fulfilled for these targets, and why, as a sentence. */
  public String sentence(String targets, String why) {
    return sentence.formatted(targets, why);
  }
}
