package dev.firedrill.drill;

/**
 * How much is tried: what a seed picks, or all of it. What a {@code ./firedrill verify} leaves out
 * stands in {@code deploy/left-out}.
 */
public final class Breadth {

  private static final String ALL = "all";

  /**
   * Which deaths: {@code all}, words that are in the name of a death, or none of both, for what the
   * seed picks. {@code -Ddrill.kill=...}
   */
  public static final String DEATHS = System.getProperty("drill.kill", "");

  /** The same each time, so that what is green stays so. {@code -Ddrill.kill.seed=...} */
  public static final long SEED = Long.getLong("drill.kill.seed", 401_602);

  /**
   * How many deaths of one class are tried at once, each on a folder of its own. {@code
   * -Ddrill.deaths=...}, which {@code --kill} and {@code --all} set.
   */
  public static final int DEATHS_AT_ONCE = Integer.getInteger("drill.deaths", 1);

  private Breadth() {}

  /** Whether every death is tried. */
  public static boolean hasAllDeaths() {
    return DEATHS.equals(ALL);
  }

  /** Whether faults that are parts of others have a drill of their own. */
  static boolean hasAllFaults() {
    return System.getProperty("drill.faults", "").equals(ALL);
  }
}
