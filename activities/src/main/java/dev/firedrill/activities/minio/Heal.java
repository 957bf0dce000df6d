package dev.firedrill.activities.minio;

import dev.firedrill.activities.reach.Patience;
import dev.firedrill.activities.reach.Watched;
import dev.firedrill.workflows.minio.Unhealed;
import dev.firedrill.workflows.procedure.NotPossible;
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

  private final AdminApi api;
  private final boolean everyPart;
  private final long began = System.nanoTime();
  private long items;
  private long hurt;
  private final List<String> broken = new ArrayList<>();
  private final List<String> damaged = new ArrayList<>();

  /**
   * A heal by this node.
   *
   * @param everyPart whether nothing is left only once every part was read
   */
  Heal(AdminApi api, boolean everyPart) {
    this.api = api;
    this.everyPart = everyPart;
  }

  /** Returns at the end of one heal that reads no parts. */
  void once() throws Exception {
    once(false);
  }

  private void once(boolean parts) throws Exception {
    hurt = 0;
    broken.clear();
    damaged.clear();
    new HealRun(api, HealOrder.everything(parts)).toItsEnd(rest(), BETWEEN, this::count);
    Watched.by().notes(inWords());
  }

  /** Returns once MinIO has filled every drive that came back empty, as it does by itself. */
  void untilEveryDriveIsFilled() throws Exception {
    if (!Patience.isSo(rest(), () -> DriveStates.read(api.info()).areFilled())) {
      throw new IllegalStateException(
          "MinIO still fills a drive after " + LONGEST.toMinutes() + " minutes");
    }
  }

  /** Returns when a heal has finished that made nothing whole, since all was that can be. */
  void untilNothingIsLeft() throws Exception {
    if (Patience.until(rest(), BETWEEN, this::foundNothing).isEmpty()) {
      throw new IllegalStateException(
          "there is still something to heal after " + LONGEST.toMinutes() + " minutes");
    }
  }

  /** What the last heal could not make whole, since copies of it are nowhere. */
  Unhealed left() {
    return new Unhealed(
        broken.size(), String.join(", ", broken.subList(0, Math.min(NAMED, broken.size()))));
  }

  /** Fails where the last heal has left damaged copies, which names them. */
  void requireUndamaged() {
    if (!damaged.isEmpty()) { // another heal would only read all of it again
      throw new NotPossible(
          "damaged copies that MinIO does not heal are left as they are: " + named(damaged));
    }
  }

  private Duration rest() {
    return LONGEST.minusNanos(System.nanoTime() - began);
  }

  private Optional<Boolean> foundNothing() throws Exception {
    once(everyPart);
    return hurt == 0 ? Optional.of(true) : Optional.empty();
  }

  private void count(JsonNode item) {
    items++;
    Healed healed = new Healed(item);
    if (healed.wasMadeWhole()) {
      hurt++; // what no heal makes whole is named, and waits for nobody
    }
    if (healed.isDamaged()) {
      damaged.add(healed.inWords());
    } else if (!healed.isWhole()) {
      broken.add(healed.name());
    }
  }

  /** What was healed, and what could not be: it is named, and left as it is. */
  private String inWords() {
    return "MinIO looked at %d items%s%s"
        .formatted(
            items,
            broken.isEmpty() ? "" : "; not whole afterwards: " + named(broken),
            damaged.isEmpty() ? "" : "; damaged, and not healed: " + named(damaged));
  }

  private static String named(List<String> objects) {
    return "%d, such as %s"
        .formatted(objects.size(), objects.subList(0, Math.min(NAMED, objects.size())));
  }
}
