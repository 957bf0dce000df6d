package dev.firedrill.web.logs;

/**
 * What is wanted of a run's log.
 *
 * @param step the step's ordinal; 0 for all steps
 * @param words what lines must hold; empty for anything
 * @param page from 1; more than there are means the last
 */
record LogQuery(String run, int step, String words, int page) {

  private static final String LAST = "last";

  /** Reads what a browser sent; what cannot be meant counts as not said. */
  static LogQuery of(String run, String step, String words, String page) {
    int wanted = page.equals(LAST) ? Integer.MAX_VALUE : Math.max(1, number(page));
    return new LogQuery(run, number(step), words.strip(), wanted);
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
  }

  LogQuery onPage(int other) {
    return new LogQuery(run, step, words, other);
  }

  /** The words as LIKE takes them, with their own wildcards as letters. */
  String pattern() {
    return "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }
}
