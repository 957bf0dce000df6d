package dev.firedrill.activities.minio;

import dev.firedrill.activities.reach.Patience;
import dev.firedrill.activities.reach.s3.Store;
import java.time.Duration;
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
  private final Duration longest;

  EveryDrive(String node, Store through, EverySet sets) {
    this(node, through, sets, LONGEST);
  }

  EveryDrive(String node, Store through, EverySet sets, Duration longest) {
    this.node = node;
    this.through = through;
    this.sets = sets;
    this.longest = longest;
  }

  /**
   * Returns once canaries that were written through the node have their copies on each drive. A
   * drive that none was placed on, while others got one, is waited for as long, and then told: in a
   * cluster of several pools MinIO places what is new where there is most room.
   */
  List<String> await() throws Exception {
    if (Patience.isSo(longest, () -> lacking().isNothing())) {
      return List.of();
    }
    Lacking last = lacking();
    if (!last.copies().isEmpty()) {
      throw new IllegalStateException(
          "what is written through %s gets no copy on %s".formatted(node, last.copies()));
    }
    return last.unreached();
  }

  /**
   * What lacks.
   *
   * @param copies the drives without their copy of a canary that is written now, in the node's
   *     words
   * @param unreached the drives that no canary was placed on, while others got one
   */
  record Lacking(List<String> copies, List<String> unreached) {

    boolean isNothing() {
      return copies.isEmpty() && unreached.isEmpty();
    }
  }

  /** What lacks of canaries that are written now. */
  Lacking lacking() throws Exception {
    EverySet.Written written = sets.through(through);
    if (!written.trouble().isEmpty()) {
      return new Lacking(List.of("any drive: " + written.trouble()), List.of());
    }
    if (!sets.drives().isEmpty() && written.unreached().size() == sets.drives().size()) {
      return new Lacking(List.of("any drive: no canary was placed on one"), List.of());
    }
    List<String> copies =
        written.copies().stream()
            .filter(copy -> !copy.state().equals("ok"))
            .map(copy -> copy.drive() + " (" + copy.state() + ")")
            .distinct()
            .toList();
    return new Lacking(copies, written.unreached());
  }
}
