package dev.firedrill.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Times that were measured, in milliseconds. */
final class Samples {

  private final List<Double> millis = new ArrayList<>();

  synchronized void add(double time) {
    millis.add(time);
  }

  void add(Duration time) {
    add(time.toNanos() / 1e6);
  }

  /** Adds the time since this reading of {@link System#nanoTime}. */
  void since(long nanos) {
    add((System.nanoTime() - nanos) / 1e6);
  }

  synchronized int count() {
    return millis.size();
  }

  /** The smallest time that this share of the times does not exceed (nearest rank). */
  synchronized double percentile(int percent) {
    if (millis.isEmpty()) {
      throw new IllegalStateException("nothing was measured");
    }
    List<Double> sorted = millis.stream().sorted().toList();
    int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
    return sorted.get(Math.max(rank, 1) - 1);
  }

  /** The half and the 95th percentile in words. */
  String spread() {
    return String.format(
        Locale.ROOT, "p50 %.0f, p95 %.0f, n %d", percentile(50), percentile(95), count());
  }
}
