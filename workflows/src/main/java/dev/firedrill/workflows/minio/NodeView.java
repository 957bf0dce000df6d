package dev.firedrill.workflows.minio;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * A node, asked for itself, and its host, over SSH.
 *
 * @param trouble why it does not live (MinIO, {@code /minio/health/live}); empty when it does
 * @param hostTrouble why its host cannot be reached, so that its drives are not seen; empty when it
 *     can
 * @param reading why the canary is not listed and read alike through it; empty when it is
 */
public record NodeView(
    String name, String trouble, String hostTrouble, List<DriveView> drives, String reading) {

  public NodeView {
    requireNonNull(name, "name");
    requireNonNull(trouble, "trouble");
    requireNonNull(hostTrouble, "hostTrouble");
    requireNonNull(reading, "reading");
    drives = List.copyOf(drives);
  }

  /** Whether its process answers; MinIO says so whatever its drives are like. */
  public boolean lives() {
    return trouble.isEmpty();
  }

  /** Why it cannot be brought back; empty when it can, or need not. */
  List<String> objections(boolean asked) {
    if (!hostTrouble.isEmpty()) {
      return List.of(
          "the host of %s cannot be reached, so its drives are not seen: %s"
              .formatted(name, hostTrouble));
    }
    return drives.stream().flatMap(each -> each.objections(asked && lives()).stream()).toList();
  }

  /** Why it is not back with its drives; empty means that it is. */
  List<String> objectionsToReturn() {
    List<String> objections = new ArrayList<>();
    if (!lives()) {
      objections.add(name + " does not live: " + trouble);
    }
    if (!hostTrouble.isEmpty()) {
      objections.add("the host of " + name + " cannot be reached: " + hostTrouble);
    }
    drives.forEach(each -> objections.addAll(each.objectionsToReturn()));
    return objections;
  }
}
