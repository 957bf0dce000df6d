package dev.firedrill.activities.minio;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * What MinIO is told to heal. It never says {@code remove}; what is on too few drives to be read,
 * while none is offline, this MinIO removes all the same.
 *
 * @param of a path of bucket and object; nothing for everything
 * @param dry whether it only tells what it would do
 * @param everyPart whether each part is read, and not only looked for
 */
record HealOrder(String of, boolean dry, boolean everyPart) {

  private static final int LOOKS = 1;
  private static final int READS = 2;

  HealOrder {
    requireNonNull(of, "of");
  }

  /** Of everything. */
  static HealOrder everything(boolean everyPart) {
    return new HealOrder("", false, everyPart);
  }

  /** Only tells what it would do about one object. */
  static HealOrder look(String bucket, String key) {
    return new HealOrder(bucket + "/" + key, true, false);
  }

  /** Whether a heal with this mode of scanning does as much. */
  boolean isMetBy(int scanMode) {
    return !everyPart || scanMode >= READS;
  }

  String json() {
    return String.format(
        Locale.ROOT,
        "{\"recursive\":true,\"remove\":false,\"dryRun\":%s,\"scanMode\":%d}",
        dry,
        everyPart ? READS : LOOKS);
  }
}
