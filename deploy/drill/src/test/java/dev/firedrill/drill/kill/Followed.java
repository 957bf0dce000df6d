package dev.firedrill.drill.kill;

import java.util.ArrayList;
import java.util.List;

/**
 * What a browser was shown of a run, from the first event to the last.
 *
 * @param logBefore the end of the log that it was shown before anything died
 */
record Followed(List<Event> events, List<String> logBefore) {

  private static final String LINE_OF_AUDIT = "<li><time";

  /**
   * One state of the screen.
   *
   * @param line how often the browser had connected by then
   * @param id the position of its newest line in the audit, and the run's state
   */
  record Event(int line, String id, String html) {

    long position() {
      return Long.parseLong(id.substring(0, id.indexOf('-')));
    }
  }

  Followed {
    events = List.copyOf(events);
    logBefore = List.copyOf(logBefore);
  }

  /** What it missed, or was shown wrongly, of a run that has ended; empty means nothing. */
  List<String> missed(Evidence run) {
    List<String> missed = new ArrayList<>();
    String last = events.getLast().html();
    run.steps().stream()
        .filter(step -> !last.contains(step.title()))
        .forEach(step -> missed.add("not shown: " + step));
    int shown = last.split(LINE_OF_AUDIT, -1).length - 1;
    if (shown != run.audit().size()) {
      missed.add(shown + " lines of the audit are shown, not " + run.audit().size());
    }
    if (logBefore.isEmpty()) {
      missed.add("it was shown no line of the log before anything died");
    }
    logBefore.stream()
        .filter(line -> !run.log().contains(line))
        .forEach(line -> missed.add("shown of the log, and not kept: " + line));
    for (int i = 1; i < events.size(); i++) {
      Event before = events.get(i - 1);
      Event now = events.get(i);
      boolean again = now.line() != before.line() && now.id().equals(before.id());
      if (again || now.position() < before.position()) {
        missed.add("shown " + now.id() + " after " + before.id());
      }
    }
    return missed;
  }

  /** How often the browser had to connect. */
  long lines() {
    return events.stream().map(Event::line).distinct().count();
  }
}
