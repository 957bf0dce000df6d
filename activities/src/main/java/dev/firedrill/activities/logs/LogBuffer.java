package dev.firedrill.activities.logs;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines that are to be written, bounded: what finds no room is counted and said in a line of
 * its own, and whoever brings a line never waits.
 */
final class LogBuffer {

  private final int most;
  private final Deque<LogLine> lines = new ArrayDeque<>();
  private final Map<Place, Long> dropped = new LinkedHashMap<>();
  private int size;

  /**
   * An empty buffer.
   *
   * @param most how many characters it holds, a few more for each line
   */
  LogBuffer(int most) {
    this.most = most;
  }

  synchronized void offer(LogLine line) {
    if (size + line.size() > most) {
      dropped.merge(line.place(), 1L, Long::sum);
      return;
    }
    Long before = dropped.remove(line.place());
    if (before != null) {
      add(toldOf(line.place(), before));
    }
    add(line);
    notifyAll();
  }

  private void add(LogLine line) {
    lines.add(line);
    size += line.size();
  }

  /** The oldest lines, so many at most; none when none came in this time. */
  synchronized List<LogLine> take(int many, Duration within) throws InterruptedException {
    long deadline = System.nanoTime() + within.toNanos();
    while (lines.isEmpty() && dropped.isEmpty()) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return List.of();
      }
      wait(left);
    }
    return takeNow(many);
  }

  /** Whether so many lines wait here. */
  synchronized boolean hasAll(int many) {
    return lines.size() == many;
  }

  private List<LogLine> takeNow(int many) {
    List<LogLine> taken = new ArrayList<>();
    while (taken.size() < many && !lines.isEmpty()) {
      LogLine line = lines.remove();
      size -= line.size();
      taken.add(line);
    }
    if (lines.isEmpty()) {
      dropped.forEach((place, count) -> taken.add(toldOf(place, count)));
      dropped.clear();
    }
    return taken;
  }

  /**
   * These lines were taken and could not be kept; what Firedrill itself noted counts for nothing.
   */
  synchronized void lost(List<LogLine> taken) {
    taken.stream()
        .filter(line -> line.kind() != Kind.NOTE)
        .forEach(line -> dropped.merge(line.place(), 1L, Long::sum));
  }

  private static LogLine toldOf(Place place, long many) {
    return LogLine.note(
        place, "… " + many + (many == 1 ? " line was" : " lines were") + " not kept");
  }
}
