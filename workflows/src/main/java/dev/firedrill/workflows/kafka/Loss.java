package dev.firedrill.workflows.kafka;

/**
 * What is lost when a stale copy leads: the offsets from where it and the logs that are left of the
 * dead part to the end of the longest of these.
 *
 * @param from the first offset that is lost
 * @param to the offset behind the last one that is known to be
 * @param isWhole whether the logs of all who were in sync, and of the one that would lead, could be
 *     read and compared, so that no more is lost
 */
public record Loss(long from, long to, boolean isWhole) {

  public Loss {
    if (to < from) {
      throw new IllegalArgumentException("a loss ends before it begins: " + from + ", " + to);
    }
  }

  /** How many records that is; not all of them had been promised to anybody. */
  public long records() {
    return to - from;
  }

  /** In a sentence, as whoever approves it reads it. */
  public String inWords(PartitionName partition) {
    String offsets =
        records() == 0 ? "" : ", offsets %d to %d of %s".formatted(from, to - 1, partition);
    if (isWhole) {
      return records() == 0
          ? "no record: the copy that would lead has all that the dead had"
          : "%d records at most%s".formatted(records(), offsets);
    }
    return "not known: not every log of those who were in sync can be read; at least %d records%s"
        .formatted(records(), offsets);
  }
}
