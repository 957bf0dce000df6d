package dev.firedrill.activities.minio;

import dev.firedrill.activities.reach.Patience;
import dev.firedrill.activities.reach.s3.Store;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Whether what is written through a node gets a copy on each drive. Nodes come to see a drive that
 * is back each in its own time (MinIO's {@code monitorAndConnectEndpoints}: every 15 s), and what
 * is written through one that doesn't see it yet lacks a copy. A heal that ended before knows
 * nothing of that: 93 of some 1000 copies were seen to be missing after one.
 */
final class EveryDrive {

  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Duration ONE_OBJECT = Duration.ofSeconds(30);
  private static final Duration BETWEEN = Duration.ofMillis(100);

  private final String node;
  private final Store through;
  private final Canary canary;

  EveryDrive(String node, Store through, Canary canary) {
    this.node = node;
    this.through = through;
    this.canary = canary;
  }

  /** Returns once a canary that was written through the node has its copy on each drive. */
  void await() throws Exception {
    List<String> lacking = List.of();
    if (!Patience.isSo(LONGEST, () -> lacking().isEmpty())) {
      lacking = lacking();
    }
    if (!lacking.isEmpty()) {
      throw new IllegalStateException(
          "what is written through %s gets no copy on %s".formatted(node, lacking));
    }
  }

  /** The drives without a copy of a canary that is written now, in the node's words. */
  List<String> lacking() throws Exception {
    Canary.Song song = canary.sing(through);
    if (!song.trouble().isEmpty()) {
      return List.of("any drive: " + song.trouble());
    }
    List<JsonNode> looked = new ArrayList<>();
    try {
      new HealRun(new AdminApi(through), HealOrder.look(canary.bucket(), Canary.KEY))
          .toItsEnd(ONE_OBJECT, BETWEEN, looked::add);
    } catch (IOException unanswered) {
      return List.of("any drive: " + unanswered.getMessage());
    } finally {
      canary.remove(through);
    }
    return looked.stream()
        .filter(item -> item.path("object").asString("").equals(Canary.KEY))
        .findFirst()
        .map(EveryDrive::notThere)
        .orElseGet(() -> List.of("any drive: MinIO does not find the canary"));
  }

  private static List<String> notThere(JsonNode item) {
    if (item.path("before").path("drives").isEmpty()) {
      return List.of("any drive: " + item.path("detail").asString("MinIO does not say where"));
    }
    return item.path("before")
        .path("drives")
        .valueStream()
        .filter(drive -> !drive.path("state").asString("").equals("ok"))
        .map(drive ->
            drive.path("endpoint").asString("?") + " (" + drive.path("state").asString("?") + ")")
        .toList();
  }
}
