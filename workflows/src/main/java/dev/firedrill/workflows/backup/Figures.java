package dev.firedrill.workflows.backup;

/** Figures as people read them. */
public final class Figures {

  private static final long MINUTE = 60;
  private static final long HOUR = 3600;
  private static final long KILO = 1000;

  private Figures() {}

  /** Whole seconds below two minutes, whole minutes below two hours, else hours and minutes. */
  public static String time(long seconds) {
    if (seconds < 2 * MINUTE) {
      return seconds + " s";
    }
    if (seconds < 2 * HOUR) {
      return seconds / MINUTE + " min";
    }
    long minutes = seconds % HOUR / MINUTE;
    return seconds / HOUR + " h" + (minutes == 0 ? "" : " " + minutes + " min");
  }

  /** Bytes in the largest unit, of a thousand each, that leaves a whole number above nine. */
  public static String size(long bytes) {
    String[] units = {"B", "kB", "MB", "GB", "TB"};
    int unit = 0;
    long left = bytes;
    while (left >= 10 * KILO && unit < units.length - 1) {
      left /= KILO;
      unit++;
    }
    return left + " " + units[unit];
  }
}
