package dev.firedrill.workflows.minio;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What clients get of a cluster, asked with Firedrill's key.
 *
 * @param health the status of {@code /minio/health/cluster}: 200 when enough drives are counted for
 *     writes, which does not say that writes work; 0 for no answer
 * @param readHealth likewise of {@code /minio/health/cluster/read}
 * @param info why MinIO does not say what state its drives are in, or how many of them objects may
 *     lack; empty when it does
 * @param canary why the canary was not written and read; empty when it was
 * @param refused whether MinIO did not let Firedrill's key, or its bucket is not there
 * @param leftover why the canary was not removed, which hinders nothing; empty when it was
 * @param parity how many drives of a set may lack their copy of an object before it cannot be read;
 *     null where MinIO does not say, which {@code info} tells, and in histories of when it was not
 *     asked
 * @param reducedParity likewise of an object that was stored with reduced redundancy (S3's storage
 *     class {@code REDUCED_REDUNDANCY})
 * @param unreached the drives that no canary was placed on although others got one, in MinIO's
 *     words; empty also in histories of when it stood in {@code canary}
 */
public record ServiceView(
    int health,
    int readHealth,
    String info,
    String canary,
    boolean refused,
    String leftover,
    @Nullable Integer parity,
    @Nullable Integer reducedParity,
    List<String> unreached) {

  private static final int OK = 200;

  public ServiceView {
    requireNonNull(info, "info");
    requireNonNull(canary, "canary");
    requireNonNull(leftover, "leftover");
    unreached = unreached == null ? List.of() : List.copyOf(unreached);
  }

  /** One of which it is not known what objects of reduced redundancy may lack. */
  public ServiceView(
      int health,
      int readHealth,
      String info,
      String canary,
      boolean refused,
      String leftover,
      @Nullable Integer parity) {
    this(health, readHealth, info, canary, refused, leftover, parity, null, List.of());
  }

  /** No node answers. */
  public static ServiceView silent() {
    return new ServiceView(0, 0, "no node answers", "no node answers", false, "", null);
  }

  /** Whether what MinIO says of its drives counts. */
  boolean isAsked() {
    return info.isEmpty();
  }

  /**
   * Why the outcome could not be verified; empty when it can. While a cluster cannot read its own
   * users, it lets nobody in, and that is no fault of the key.
   */
  List<String> objectionsToKey() {
    List<String> objections = new ArrayList<>();
    if (readHealth == OK && refused) {
      objections.add("the outcome could not be verified: " + canary);
    }
    if (readHealth == OK && !info.isEmpty()) {
      objections.add(
          "the outcome could not be verified: MinIO does not say the state of its drives: " + info);
    }
    return objections;
  }

  /**
   * Why so many drives may not be filled; empty when they may. What is on too few drives, MinIO
   * takes for left over and removes, by a heal that is told to remove nothing, too. The sets are
   * not told apart: all of the drives may be of one.
   */
  List<String> objectionsToFilling(List<Place> empty) {
    if (parity == null) {
      return isAsked() || empty.isEmpty()
          ? List.of()
          : List.of(
              "%s came back empty, and MinIO does not say how many drives objects may lack"
                  .formatted(empty));
    }
    return empty.size() <= parity
        ? List.of()
        : List.of(
            "%s came back empty or are not filled yet, and MinIO reads objects that %d drives lack, no more: put the old drives back, or restore what was on them"
                .formatted(empty, parity));
  }

  /**
   * Why objects of reduced redundancy would be removed where so many drives are empty; empty when
   * they would not. Whether there are any, nothing tells.
   */
  List<String> objectionsToReduced(List<Place> empty) {
    return reducedParity == null || empty.size() <= reducedParity
        ? List.of()
        : List.of(
            "%s are empty or may be, and of objects that were stored with reduced redundancy %d drives may lack their copy, no more: MinIO removes those as it fills drives"
                .formatted(empty, reducedParity));
  }

  /** Why the cluster does not count as whole; empty when it does. */
  List<String> objectionsToHealth() {
    return health == OK ? List.of() : List.of("the cluster's health is " + health);
  }

  /** Why clients are not served; empty when they are. */
  List<String> objectionsToCanary() {
    return canary.isEmpty() ? List.of() : List.of("the canary: " + canary);
  }

  /**
   * What a person has to see. In a cluster of several pools MinIO places new objects where there is
   * most room, so that a set without a canary is no sign that it takes no writes, nor that it does.
   */
  List<String> remarks() {
    return unreached.isEmpty()
        ? List.of()
        : List.of(
            "no canary was placed on %s, so whether these take writes was not seen: see by yourself"
                .formatted(unreached));
  }

  String canaryInWords() {
    if (!canary.isEmpty()) {
      return canary;
    }
    return "written and read"
        + (unreached.isEmpty() ? "" : "; none was placed on " + unreached)
        + (leftover.isEmpty() ? "" : "; not removed: " + leftover);
  }
}
