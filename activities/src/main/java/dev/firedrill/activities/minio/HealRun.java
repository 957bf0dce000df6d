package dev.firedrill.activities.minio;

import dev.firedrill.activities.effects.Effect;
import dev.firedrill.activities.minio.AdminApi.No;
import dev.firedrill.activities.reach.Patience;
import dev.firedrill.workflows.procedure.NotPossible;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * One heal, from its begin to its end. MinIO keeps what a heal has to tell, and holds the heal back
 * while nobody asks for it; so it is asked to the end.
 *
 * @param yielding how long one that changes something waits for the end of another that has to do
 *     with it
 */
record HealRun(AdminApi api, HealOrder order, Duration yielding) {

  private static final String OVERLAPS = "XMinioHealOverlappingPaths";

  /** One of just this runs, and has nothing to tell: then its token is not given again. */
  private static final String RUNS = "XMinioHealAlreadyRunning";

  /**
   * How long a heal gives way to another: a look at the erasure sets, which needs no lock, is a dry
   * heal of a few names, and takes no longer.
   */
  private static final Duration LOOK = Duration.ofSeconds(30);

  HealRun(AdminApi api, HealOrder order) {
    this(api, order, LOOK);
  }

  /** Returns at its end, which comes within this time; each item that it tells of is passed on. */
  void toItsEnd(Duration within, Duration between, Consumer<JsonNode> item) throws Exception {
    String late = "the heal has not ended in " + within.toSeconds() + " s";
    long yields = System.nanoTime() + (order.dry() ? Duration.ZERO : yielding).toNanos();
    String token =
        Patience.until(within, between, () -> begun(yields - System.nanoTime() > 0))
            .orElseThrow(() -> new IllegalStateException(late));
    JsonNode last =
        Patience.until(within, between, () -> ended(api.heal(order.of(), token), item))
            .orElseThrow(() -> new IllegalStateException(late));
    if (!last.path("Summary").asString("").equals("finished")) {
      throw new IllegalStateException(
          "the heal stopped: " + last.path("Detail").asString("it does not say why"));
    }
  }

  /**
   * The token of one of just this that runs already is given again: it is joined.
   *
   * @param yields whether another that has to do with it may soon be over
   */
  private Optional<String> begun(boolean yields) throws Exception {
    Effect.requireStillMine();
    try {
      return Optional.of(api.beginHeal(order));
    } catch (No no) {
      if (no.code().equals(RUNS) || (yields && no.code().equals(OVERLAPS))) {
        return Optional.empty();
      }
      if (no.code().equals(OVERLAPS)) {
        throw new NotPossible(
            "somebody's heal runs that has to do with it: " + no.getMessage(), no);
      }
      throw no;
    }
  }

  private Optional<JsonNode> ended(JsonNode status, Consumer<JsonNode> item) {
    JsonNode settings = status.path("Settings");
    if (!order.dry() && settings.path("dryRun").asBoolean(false)) {
      throw new NotPossible("somebody else's heal is running, which only tells what it would do");
    }
    if (!settings.path("recursive").asBoolean(false)) {
      // Of one that it does not know any more MinIO says "finished", with nothing else.
      throw new IllegalStateException("MinIO does not know the heal any more");
    }
    if (!order.isMetBy(settings.path("scanMode").asInt(0))) {
      throw new NotPossible("somebody else's heal is running, which does not read the parts");
    }
    status.path("Items").forEach(item);
    String summary = status.path("Summary").asString("");
    return summary.equals("finished") || summary.equals("stopped")
        ? Optional.of(status)
        : Optional.empty();
  }
}
