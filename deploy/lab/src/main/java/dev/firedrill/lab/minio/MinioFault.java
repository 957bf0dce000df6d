package dev.firedrill.lab.minio;

import dev.firedrill.lab.LabFailure;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A way to break a MinIO cluster, by the words an SRE would use. */
public enum MinioFault {
  LOSE_WRITES(
      "the drive of minio-2 is read-only; minio-3 is dead, and its drive not mounted: no writes"),
  DRIVES_READ_ONLY("the drives of minio-2 and minio-3 are read-only: no writes, and health 200"),
  UNMOUNT_DRIVES("the drives of minio-2 and minio-3 are not mounted: no writes"),
  KILL_NODES("SIGKILL minio-2 and minio-3; their drives stay: no writes"),
  FILL_DRIVES("the drives of minio-2, minio-3 and minio-4 have no byte left: no writes"),
  WIPE_DRIVES(
      "minio-2 lost all that its drive held; minio-3 is dead, and has a new, empty drive: no"
          + " writes"),
  CORRUPT_PARTS(
      "in every copy on the drives of minio-2 and minio-3 bytes are overwritten: nobody notices");

  private final String effect;

  MinioFault(String effect) {
    this.effect = effect;
  }

  /** The fault's name on the command line, such as {@code lose-writes}. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String effect() {
    return effect;
  }

  /** Whether no write works any more; if not, nothing that MinIO says tells of it either. */
  public boolean stopsWrites() {
    return this != CORRUPT_PARTS;
  }

  /** The fault of this name, if it is one of MinIO's. */
  public static Optional<MinioFault> find(String words) {
    return Arrays.stream(values()).filter(fault -> fault.words().equals(words)).findFirst();
  }

  /** The fault of this name. */
  public static MinioFault named(String words) {
    return find(words)
        .orElseThrow(
            () -> new LabFailure("No fault \"%s\"; there are: %s".formatted(words, all())));
  }

  private static String all() {
    return Arrays.stream(values()).map(MinioFault::words).collect(Collectors.joining(", "));
  }
}
