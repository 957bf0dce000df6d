package dev.firedrill.workflows.minio;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * What clients get of a cluster, asked with Firedrill's key.
 *
 * @param health the status of {@code /minio/health/cluster}: 200 when enough drives are counted for
 *     writes, which does not say that writes work; 0 for no answer
 * @param readHealth likewise of {@code /minio/health/cluster/read}
 * @param info why MinIO does not say what state its drives are in; empty when it does
 * @param canary why the canary was not written and read; empty when it was
 * @param refused whether MinIO did not let Firedrill's key, or its bucket is not there
 * @param leftover why the canary was not removed, which hinders nothing; empty when it was
 */
public record ServiceView(
    int health, int readHealth, String info, String canary, boolean refused, String leftover) {

  private static final int OK = 200;

  public ServiceView {
    requireNonNull(info, "info");
    requireNonNull(canary, "canary");
    requireNonNull(leftover, "leftover");
  }

  /** No node answers. */
  public static ServiceView silent() {
    return new ServiceView(0, 0, "no node answers", "no node answers", false, "");
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

  /** Why the cluster does not count as whole; empty when it does. */
  List<String> objectionsToHealth() {
    return health == OK ? List.of() : List.of("the cluster's health is " + health);
  }

  /** Why clients are not served; empty when they are. */
  List<String> objectionsToCanary() {
    return canary.isEmpty() ? List.of() : List.of("the canary: " + canary);
  }

  String canaryInWords() {
    if (!canary.isEmpty()) {
      return canary;
    }
    return "written and read" + (leftover.isEmpty() ? "" : "; not removed: " + leftover);
  }
}
