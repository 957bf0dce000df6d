package dev.firedrill.activities.minio;

import dev.firedrill.activities.reach.s3.Store;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Canaries for each erasure set of a cluster. MinIO places an object by its name (its {@code
 * sipHashMod}), so that one name is always of one set, and tells nothing of the drives of the
 * others. So names are tried until each drive was to get a copy of one; where they are, a dry heal
 * of their names tells.
 *
 * @param drives all that there are, in MinIO's words
 */
record EverySet(Canary canary, int sets, Set<String> drives) {

  /** Names for each set: with so many, 64 sets are missed by chance once in 100,000 times. */
  private static final int MOST = 16;

  private static final Duration ONE_LOOK = Duration.ofSeconds(30);
  private static final Duration BETWEEN = Duration.ofMillis(100);

  EverySet {
    drives = Set.copyOf(drives);
  }

  static EverySet of(Canary canary, DriveStates states) {
    return new EverySet(canary, states.sets(), states.endpoints());
  }

  /** A copy of a canary: the drive, and what is wrong with it; {@code ok} when nothing is. */
  record Copy(String drive, String state) {}

  /**
   * What came of them.
   *
   * @param trouble why one was not written and found; empty when all were
   * @param unreached the drives that no canary came to
   */
  record Written(String trouble, List<Copy> copies, List<String> unreached) {}

  /** Writes them through this node, and removes them. */
  Written through(Store store) throws Exception {
    Set<String> unreached = new TreeSet<>(drives);
    List<Copy> copies = new ArrayList<>();
    int batch = sets == 1 ? 1 : 2 * sets;
    int most = sets == 1 ? 1 : MOST * sets;
    for (int from = 1; from == 1 || (!unreached.isEmpty() && from <= most); from += batch) {
      List<Canary> canaries =
          IntStream.range(from, from + batch).mapToObj(canary::numbered).toList();
      String trouble = write(canaries, store, copies);
      copies.forEach(each -> unreached.remove(each.drive()));
      if (!trouble.isEmpty()) {
        return new Written(trouble, copies, List.copyOf(unreached));
      }
    }
    return new Written("", copies, List.copyOf(unreached));
  }

  private static String write(List<Canary> canaries, Store store, List<Copy> copies)
      throws Exception {
    try {
      for (Canary each : canaries) {
        Canary.Song song = each.sing(store);
        if (!song.trouble().isEmpty()) {
          return song.trouble();
        }
      }
      return find(canaries, store, copies);
    } catch (IOException unanswered) {
      return String.valueOf(unanswered.getMessage());
    } finally {
      canaries.forEach(each -> each.remove(store));
    }
  }

  /** All of them have one beginning: one look finds them. */
  private static String find(List<Canary> canaries, Store store, List<Copy> copies)
      throws Exception {
    Map<String, JsonNode> found = new HashMap<>();
    HealOrder look = HealOrder.look(canaries.getFirst().bucket(), Canary.KEY);
    new HealRun(new AdminApi(store), look)
        .toItsEnd(ONE_LOOK, BETWEEN, item -> found.put(item.path("object").asString(""), item));
    for (Canary each : canaries) {
      JsonNode item = found.get(each.key());
      if (item == null) {
        return "MinIO does not find the canary";
      }
      JsonNode drives = item.path("before").path("drives");
      if (drives.isEmpty()) {
        return item.path("detail").asString("MinIO does not say where");
      }
      drives.forEach(drive ->
          copies.add(
              new Copy(drive.path("endpoint").asString("?"), drive.path("state").asString("?"))));
    }
    return "";
  }
}
