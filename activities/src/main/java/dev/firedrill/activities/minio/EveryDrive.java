package dev.firedrill.activities.minio;

import dev.firedrill.activities.reach.Patience;
import dev.firedrill.activities.reach.s3.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether what is written through a node gets a copy on each drive. Nodes come to see a drive that
 * is back each in its own time (MinIO's {@code monitorAndConnectEndpoints}: every 15 s), and what
 * is written through one that doesn't see it yet lacks a copy. A heal that ended before knows
 * nothing of that: 93 of some 1000 copies were seen to be missing after one.
 */
final class EveryDrive {

  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final String node;
  private final Store through;
  private final EverySet sets;

  EveryDrive(String node, Store through, EverySet sets) {
    this.node = node;
    this.through = through;
    this.sets = sets;
  }

  /** Returns once canaries that were written through the node have their copies on each drive. */
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

  /** The drives without a copy of the canaries that are written now, in the node's words. */
  List<String> lacking() throws Exception {
    EverySet.Written written = sets.through(through);
    if (!written.trouble().isEmpty()) {
      return List.of("any drive: " + written.trouble());
    }
    List<String> lacking = new ArrayList<>();
    written.copies().stream()
        .filter(copy -> !copy.state().equals("ok"))
        .map(copy -> copy.drive() + " (" + copy.state() + ")")
        .distinct()
        .forEach(lacking::add);
    written.unreached().forEach(each -> lacking.add(each + " (no canary was placed there)"));
    return lacking;
  }
}
