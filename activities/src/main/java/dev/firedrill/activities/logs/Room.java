package dev.firedrill.activities.logs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How much of a log is kept: so much of each step and of each run; the cut is said once. */
final class Room {

  static final long OF_STEP = 4L << 20;
  static final long OF_RUN = 32L << 20;

  private static final int RUNS_REMEMBERED = 64;

  private final Function<String, Map<Integer, Long>> sizes;
  private final long ofStep;
  private final long ofRun;
  private final Map<String, Map<Integer, Long>> taken =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<Integer, Long>> eldest) {
          return size() > RUNS_REMEMBERED;
        }
      };

  /**
   * Room in a store.
   *
   * @param sizes what is kept of a run already, by step, in characters
   */
  Room(Function<String, Map<Integer, Long>> sizes, long ofStep, long ofRun) {
    this.sizes = sizes;
    this.ofStep = ofStep;
    this.ofRun = ofRun;
  }

  /** The lines that there is room for, and a note where a log became full with them. */
  List<LogLine> admit(List<LogLine> lines) {
    List<LogLine> admitted = new ArrayList<>();
    for (LogLine line : lines) {
      admit(line, taken.computeIfAbsent(line.place().run(), this::read), admitted);
    }
    return admitted;
  }

  /** What was admitted is not kept after all: what is kept is read again. */
  void forget(List<LogLine> lines) {
    lines.forEach(line -> taken.remove(line.place().run()));
  }

  private Map<Integer, Long> read(String run) {
    return new HashMap<>(sizes.apply(run));
  }

  private void admit(LogLine line, Map<Integer, Long> run, List<LogLine> admitted) {
    int step = line.place().step();
    long before = run.getOrDefault(step, 0L);
    long all = run.values().stream().mapToLong(Long::longValue).sum();
    boolean wasFull = before >= ofStep || all >= ofRun;
    if (wasFull) {
      return;
    }
    run.put(step, before + line.size());
    if (before + line.size() >= ofStep) {
      admitted.add(full(line, "this step"));
    } else if (all + line.size() >= ofRun) {
      admitted.add(full(line, "this run"));
    } else {
      admitted.add(line);
    }
  }

  private static LogLine full(LogLine line, String whose) {
    return LogLine.note(line.place(), "the log of " + whose + " is full: what follows is not kept");
  }
}
