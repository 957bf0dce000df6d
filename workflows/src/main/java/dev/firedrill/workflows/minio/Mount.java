package dev.firedrill.workflows.minio;

import static java.util.Objects.requireNonNull;

/**
 * What is mounted where a drive belongs, as its host says.
 *
 * @param device what is mounted there; empty for nothing
 */
public record Mount(String device, boolean writable, long freeBytes, long allBytes) {

  /** Below this share of its size, in percent, a drive counts as full. */
  static final int FULL_PERCENT = 5;

  static final int MIB = 20;

  public Mount {
    requireNonNull(device, "device");
  }

  /** Nothing is mounted there. */
  public static Mount none() {
    return new Mount("", false, 0, 0);
  }

  /** Whether anything is mounted there. */
  public boolean isThere() {
    return !device.isEmpty();
  }

  /** Whether it is there and would be full with so many bytes more. */
  boolean isFullWith(long moreFree) {
    return isThere() && (freeBytes + moreFree) * 100 < allBytes * FULL_PERCENT;
  }

  String inWords() {
    if (!isThere()) {
      return "not mounted";
    }
    return (writable ? "" : "read-only, ") + room();
  }

  String room() {
    return "%d of %d MiB free".formatted(freeBytes >> MIB, allBytes >> MIB);
  }
}
