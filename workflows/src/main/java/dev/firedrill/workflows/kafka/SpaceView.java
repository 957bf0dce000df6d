package dev.firedrill.workflows.kafka;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * The room on what a broker's log directories lie on, and what may be removed there, over SSH.
 *
 * @param stops whether the target's file says how the broker is stopped
 */
public record SpaceView(
    String broker, boolean stops, List<Directory> directories, List<Expendable> expendable)
    implements Facts {

  /** Below this share of its size, in percent, a file system counts as full, if it is small. */
  private static final int FULL_PERCENT = 5;

  /**
   * So much free is enough however large it is: one segment, unless log.segment.bytes is changed.
   * What a start needs does not grow with the disk.
   */
  private static final long ENOUGH = 1L << 30;

  private static final int MIB = 20;

  /**
   * A log directory.
   *
   * @param fileSystem the device, and where it is mounted
   * @param neededBytes below this it counts as full; by its share of the size alone in what runs
   *     before 2026-12 saw
   */
  public record Directory(
      String path, String fileSystem, long freeBytes, long allBytes, long neededBytes) {

    public Directory {
      requireNonNull(path, "path");
      requireNonNull(fileSystem, "fileSystem");
      neededBytes = neededBytes > 0 ? neededBytes : share(allBytes);
    }

    /** One that needs its share, or enough. */
    public Directory(String path, String fileSystem, long freeBytes, long allBytes) {
      this(path, fileSystem, freeBytes, allBytes, Math.min(share(allBytes), ENOUGH));
    }

    private static long share(long bytes) {
      return Math.ceilDiv(bytes * FULL_PERCENT, 100);
    }

    boolean isFullWith(long moreFree) {
      return freeBytes + moreFree < neededBytes;
    }

    String inWords() {
      return "%d of %d MiB free".formatted(freeBytes >> MIB, allBytes >> MIB);
    }
  }

  /**
   * A file that may be removed to make room, by the target's file.
   *
   * @param trouble why it is not removed; empty when it can be
   */
  public record Expendable(String path, String trouble, String fileSystem, long bytes) {

    public Expendable {
      requireNonNull(path, "path");
      requireNonNull(trouble, "trouble");
      requireNonNull(fileSystem, "fileSystem");
    }

    /** One that is not there, or is no plain file. */
    public static Expendable none(String path, String trouble) {
      return new Expendable(path, trouble, "", 0);
    }

    String inWords() {
      return "%s (%d MiB)".formatted(path, bytes >> MIB);
    }
  }

  public SpaceView {
    requireNonNull(broker, "broker");
    directories = List.copyOf(directories);
    expendable = List.copyOf(expendable);
  }

  /** Those of these directories that are full. */
  List<Directory> full(List<String> paths) {
    return directories.stream()
        .filter(each -> paths.contains(each.path()) && each.isFullWith(0))
        .toList();
  }

  /** What may be removed on the same file systems as these directories. */
  List<Expendable> beside(List<Directory> full) {
    List<String> fileSystems = full.stream().map(Directory::fileSystem).toList();
    return expendable.stream()
        .filter(each -> each.trouble().isEmpty() && fileSystems.contains(each.fileSystem()))
        .toList();
  }

  /** Why these directories stay full whatever may be removed; empty means that there is enough. */
  List<String> objectionsToRoom(List<Directory> full) {
    List<String> objections = new ArrayList<>();
    for (Directory each : full) {
      List<Expendable> beside = beside(List.of(each));
      long gives = beside.stream().mapToLong(Expendable::bytes).sum();
      if (each.isFullWith(gives)) {
        objections.add(
            ("%s is full (%s, %d are needed), and what may be removed there gives %d MiB: make room"
                    + " by hand")
                .formatted(each.path(), each.inWords(), each.neededBytes() >> MIB, gives >> MIB));
      }
    }
    return objections;
  }

  @Override
  public Table asTable() {
    List<List<String>> rows = new ArrayList<>();
    directories.forEach(
        each -> rows.add(List.of(each.path(), each.inWords(), "log directory", each.fileSystem())));
    expendable.forEach(each ->
        rows.add(
            List.of(
                each.path(),
                each.trouble().isEmpty() ? (each.bytes() >> MIB) + " MiB" : each.trouble(),
                "may be removed",
                each.fileSystem())));
    return new Table(List.of("path", "room", "what", "on"), rows);
  }
}
