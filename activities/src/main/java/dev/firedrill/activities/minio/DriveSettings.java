package dev.firedrill.activities.minio;

import static java.util.Objects.requireNonNull;

import dev.firedrill.activities.inventory.Section;
import java.nio.file.Path;
import java.util.List;

/**
 * One drive of a node.
 *
 * @param path where it is mounted
 * @param mount the command that mounts it there; none where nobody may
 * @param remount the command that mounts it for writing again; none where nobody may
 * @param expendable files on it that may be removed to make room
 */
record DriveSettings(Path path, List<String> mount, List<String> remount, List<Path> expendable) {

  DriveSettings {
    requireNonNull(path, "path");
    mount = List.copyOf(mount);
    remount = List.copyOf(remount);
    expendable = List.copyOf(expendable);
  }

  static DriveSettings read(Section drive) {
    Path path = drive.path("path");
    return new DriveSettings(
        path,
        drive.optionalWords("mount"),
        drive.optionalWords("remount"),
        expendable(drive, path));
  }

  private static List<Path> expendable(Section drive, Path path) {
    List<Path> files = drive.optionalWords("expendable").stream().map(Path::of).toList();
    files.stream()
        .filter(each -> !each.startsWith(path) || !each.normalize().equals(each))
        .forEach(each ->
            drive.mistake(
                "expendable", "'expendable': expected absolute paths below 'path'; found " + each));
    return files;
  }

  /** Whether this is the drive that MinIO calls by this path: it may use a folder of it. */
  boolean holds(String path) {
    return !path.isEmpty() && Path.of(path).startsWith(this.path);
  }
}
