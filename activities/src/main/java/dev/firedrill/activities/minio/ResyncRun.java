package dev.firedrill.activities.minio;

import dev.firedrill.activities.effects.Effect;
import dev.firedrill.activities.minio.AdminApi.ResyncState;
import dev.firedrill.activities.reach.Patience;
import dev.firedrill.activities.reach.Watched;
import dev.firedrill.workflows.procedure.NotPossible;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One resync of a bucket's remote target, from its begin to its end. Whoever begins one gives it an
 * id; by that an earlier attempt's is known.
 *
 * @param mark how the ids of this change begin, and of no other
 */
record ResyncRun(AdminApi api, String bucket, String arn, String mark) {

  private static final Duration LONGEST = Duration.ofMinutes(225);
  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final Set<String> RUNS = Set.of("Pending", "Ongoing");
  private static final String COMPLETED = "Completed";

  /** The mark of a change, by its effect's key. */
  static String mark(String effect) {
    return "firedrill-" + effect.replaceAll("[^A-Za-z0-9-]", "-") + ".";
  }

  /** Returns at its end. What it says it came to is told, and proves nothing. */
  void toItsEnd() throws Exception {
    String id = begun();
    ResyncState last =
        Patience.until(LONGEST, BETWEEN, () -> ended(id))
            .orElseThrow(() ->
                new IllegalStateException(
                    "the resync has not ended in " + LONGEST.toMinutes() + " minutes"));
    Watched.by().notes("MinIO says of the resync: " + last.inWords());
    if (!last.status().equals(COMPLETED)) {
      throw new IllegalStateException("the resync ended: " + last.inWords());
    }
  }

  private String begun() throws Exception {
    Optional<ResyncState> before = api.resync(bucket, arn);
    boolean ours = before.filter(state -> state.id().startsWith(mark)).isPresent();
    if (before.isPresent() && RUNS.contains(before.get().status()) && !ours) {
      throw new NotPossible("somebody else's resync runs: " + before.get().inWords());
    }
    if (before.isPresent()
        && ours
        && (RUNS.contains(before.get().status()) || before.get().status().equals(COMPLETED))) {
      return before.get().id();
    }
    String id = mark + UUID.randomUUID(); // under an id of before, what failed is not sent again
    Effect.requireStillMine();
    api.beginResync(bucket, arn, id);
    return id;
  }

  private Optional<ResyncState> ended(String id) throws Exception {
    ResyncState state =
        api.resync(bucket, arn)
            .orElseThrow(() -> new IllegalStateException("MinIO knows no resync any more"));
    if (!state.id().equals(id)) {
      throw new NotPossible("somebody else began a resync: " + state.inWords());
    }
    return RUNS.contains(state.status()) ? Optional.empty() : Optional.of(state);
  }
}
