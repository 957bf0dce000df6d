package dev.firedrill.activities.logs;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which questions were asked a moment ago in the same step: whoever waits for something asks the
 * same again and again, and the answers would bury everything else.
 */
final class Repeats {

  private static final int REMEMBERED = 2_000;
  private static final long AGAIN_NANOS = Duration.ofSeconds(5).toNanos();

  private record Question(String run, int step, String words) {}

  private final Map<Question, Long> asked =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Long> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Whether an answer to this question was kept in the last seconds; if not, this one's is. */
  synchronized boolean isRepeated(Place place, String words) {
    Question question = new Question(place.run(), place.step(), words);
    long now = System.nanoTime();
    Long before = asked.get(question);
    if (before != null && now - before < AGAIN_NANOS) {
      return true;
    }
    asked.put(question, now);
    return false;
  }
}
