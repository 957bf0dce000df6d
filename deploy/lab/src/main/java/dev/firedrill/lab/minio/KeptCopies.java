package dev.firedrill.lab.minio;

import dev.firedrill.lab.LabFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What clients' copies on some drives were like before a fault, kept beside the drives, so that a
 * recovery can be asked afterwards whose data is not as it was, byte for byte.
 *
 * <p>A copy's data is in a part, or behind the first {@value #RECORD} bytes of its {@code xl.meta}:
 * those are MinIO's record of the object, which a heal writes in any order.
 */
final class KeptCopies {

  private static final int BYTES = 64;
  private static final int RECORD = 1024;

  private final MinioPlan plan;

  KeptCopies(MinioPlan plan) {
    this.plan = plan;
  }

  /** Keeps every file with data that is on this node's drive now. */
  void keep(String node) {
    files(bucket(node)).stream()
        .filter(file -> file.toFile().length() > 2 * RECORD)
        .forEach(file -> copy(file, kept(node).resolve(bucket(node).relativize(file))));
  }

  /** Overwrites some bytes of the data in each file that is kept, on this node's drive. */
  void overwrite(String node) {
    files(kept(node)).forEach(file -> overwrite(original(node, file)));
  }

  /** In how many of those files the data is not as it was. */
  long spoiled() {
    return MinioPlan.NODES.stream()
        .flatMap(
            node -> files(kept(node)).stream().filter(file -> !isSame(file, original(node, file))))
        .count();
  }

  /** Puts back what is there and is not as it was, and keeps nothing any more. */
  void putBack() {
    for (String node : MinioPlan.NODES) {
      files(kept(node)).stream()
          .filter(file -> Files.exists(original(node, file)) && !isSame(file, original(node, file)))
          .forEach(file -> copy(file, original(node, file)));
    }
    if (Files.exists(folder())) {
      LabFolder.remove(folder());
    }
  }

  private Path folder() {
    return plan.folder().resolve("kept");
  }

  private Path kept(String node) {
    return folder().resolve(node);
  }

  private Path bucket(String node) {
    return plan.drive(node).resolve(MinioPlan.BUCKET);
  }

  private Path original(String node, Path kept) {
    return bucket(node).resolve(kept(node).relativize(kept));
  }

  private static List<Path> files(Path folder) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.exists(other) && Arrays.equals(data(one), data(other));
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static byte[] data(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    return file.endsWith("xl.meta")
        ? Arrays.copyOfRange(all, Math.min(RECORD, all.length), all.length)
        : all;
  }

  private static void copy(Path from, Path to) {
    try {
      Files.createDirectories(to.resolveSibling("."));
      Files.write(to, Files.readAllBytes(from));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In the middle, which is data. */
  private static void overwrite(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      int from = (bytes.length - BYTES) / 2;
      for (int i = from; i < from + BYTES; i++) {
        bytes[i] ^= (byte) 0xff;
      }
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
