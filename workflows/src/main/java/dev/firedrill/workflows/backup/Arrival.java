package dev.firedrill.workflows.backup;

/** By what it is told that an archiver has come as far as a segment. */
public enum Arrival {

  /**
   * By the name that was archived last in time, as in runs of before. A checkpoint after a
   * promotion has segments of the older timeline archived again whose {@code .done} is missing
   * (PostgreSQL 15, {@code XLogArchiveCheckDone}): such a name hides what was archived before it.
   */
  BY_LAST_NAME {
    @Override
    boolean isUpTo(String segment, ArchiverView now) {
      return segmentOf(now.lastArchived()).compareTo(segmentOf(segment)) >= 0;
    }

    @Override
    boolean isBeyond(String segment, ArchiverView now) {
      return isUpTo(segment, now);
    }
  },

  /** By what still waits to be archived. */
  BY_WHAT_WAITS {
    @Override
    boolean isUpTo(String segment, ArchiverView now) {
      return now.hasArchivedUpTo(segment);
    }

    @Override
    boolean isBeyond(String segment, ArchiverView now) {
      return !now.failing() && !now.lastArchived().isEmpty();
    }
  };

  private static final int SEGMENT_NAME = 24;

  /** Whether this segment and all before it are archived. */
  abstract boolean isUpTo(String segment, ArchiverView now);

  /** Whether an archiver that failed on this segment goes on behind it. */
  abstract boolean isBeyond(String segment, ArchiverView now);

  /** A backup's or a partial segment's name begins with that of the segment. */
  private static String segmentOf(String name) {
    return name.length() > SEGMENT_NAME ? name.substring(0, SEGMENT_NAME) : name;
  }
}
