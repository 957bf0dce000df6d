package dev.firedrill.activities.minio;

import dev.firedrill.activities.reach.Patience;
import dev.firedrill.activities.reach.Watched;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The heal of a whole cluster, again and again until there is nothing to do. */
final class Heal {

  /** All that is healed, of the four hours that the change may take. */
  private static final Duration LONGEST = Duration.ofMinutes(225);

  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final int NAMED = 20;

  private final HealRun everything;
  private final long began = System.nanoTime();
  private long items;
  private long hurt;
  private final List<String> broken = new ArrayList<>();

  Heal(AdminApi api) {
    this.everything = new HealRun(api, "", false);
  }

  /** Returns at the end of one heal. */
  void once() throws Exception {
    hurt = 0;
    broken.clear();
    everything.toItsEnd(left(), BETWEEN, this::count);
    Watched.by().notes(inWords());
  }

  /** Returns when a heal has finished that made nothing whole, since all was. */
  void untilNothingIsLeft() throws Exception {
    if (Patience.until(left(), BETWEEN, this::foundNothing).isEmpty()) {
      throw new IllegalStateException(
          "there is still something to heal after " + LONGEST.toMinutes() + " minutes");
    }
  }

  private Duration left() {
    return LONGEST.minusNanos(System.nanoTime() - began);
  }

  private Optional<Boolean> foundNothing() throws Exception {
    once();
    return hurt == 0 ? Optional.of(true) : Optional.empty();
  }

  private void count(JsonNode item) {
    items++;
    if (!isWhole(item.path("before")) && isWhole(item.path("after"))) {
      hurt++; // what no heal makes whole is named, and waits for nobody
    }
    if (!isWhole(item.path("after"))) {
      broken.add(item.path("bucket").asString("") + "/" + item.path("object").asString(""));
    }
  }

  /** What has no drives could not be looked at. */
  static boolean isWhole(JsonNode state) {
    JsonNode drives = state.path("drives");
    return !drives.isEmpty()
        && drives.valueStream().allMatch(drive -> drive.path("state").asString("").equals("ok"));
  }

  /** What was healed, and what could not be: it is named, and left as it is. */
  private String inWords() {
    String not =
        broken.isEmpty()
            ? ""
            : "; not whole afterwards: %d, such as %s"
                .formatted(broken.size(), broken.subList(0, Math.min(NAMED, broken.size())));
    return "MinIO looked at " + items + " items" + not;
  }
}
