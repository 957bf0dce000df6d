package dev.firedrill.lab.minio;

import dev.firedrill.lab.LabFailure;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A way to break a bucket's replication, by the words an SRE would use. */
public enum CopyFault {
  TARGET_DOWN("SIGKILL copy-1, to which albums is replicated: what is written does not come over"),
  TARGET_EMPTIED(
      "every object of albums-copy removed for good, while their source calls them replicated");

  private final String effect;

  CopyFault(String effect) {
    this.effect = effect;
  }

  /** The fault's name on the command line, such as {@code target-down}. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String effect() {
    return effect;
  }

  /** The fault of this name, if it is one of a replication's. */
  public static Optional<CopyFault> find(String words) {
    return Arrays.stream(values()).filter(fault -> fault.words().equals(words)).findFirst();
  }

  /** The fault of this name. */
  public static CopyFault named(String words) {
    return find(words)
        .orElseThrow(
            () -> new LabFailure("No fault \"%s\"; there are: %s".formatted(words, all())));
  }

  private static String all() {
    return Arrays.stream(values()).map(CopyFault::words).collect(Collectors.joining(", "));
  }
}
