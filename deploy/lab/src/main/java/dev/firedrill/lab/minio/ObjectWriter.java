package dev.firedrill.lab.minio;

import dev.firedrill.lab.AcknowledgedLog;
import dev.firedrill.lab.Gaps;
import dev.firedrill.lab.LabFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.NavigableSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A client that writes the objects 1, 2, 3, …, each through the next node, and remembers on disk
 * which were acknowledged, so that a recovery can be asked afterwards what it lost.
 *
 * <p>An object whose write fails has an unknown outcome: it is not counted and not written again.
 */
public final class ObjectWriter implements AutoCloseable {

  private static final Duration PACE = Duration.ofMillis(50);
  private static final int BYTES = 16 << 10;

  /**
   * As large as what MinIO keeps in parts of their own; only some are, for the drives are small.
   */
  private static final int LARGE = 320 << 10;

  private static final int EACH_LARGE = 8;
  private static final int LOOKS = 3;

  private final MinioPlan plan;
  private final String bucket;
  private final MinioClients clients;
  private final String run = Long.toString(System.currentTimeMillis(), 36); // its numbers alone
  private final AcknowledgedLog log;
  private final Gaps gaps = new Gaps();
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final Thread thread;
  private long next = 1;

  private ObjectWriter(MinioPlan plan, String bucket, Path file) {
    this.plan = plan;
    this.bucket = bucket;
    this.clients = new MinioClients(plan);
    this.log = AcknowledgedLog.open(file);
    this.thread = Thread.ofPlatform().name("object-writer").daemon().start(this::write);
  }

  static ObjectWriter to(String bucket, MinioPlan plan) {
    return new ObjectWriter(plan, bucket, plan.folder().resolve("acknowledged.log"));
  }

  /** How many objects were acknowledged and are on disk in the log. */
  public long acknowledged() {
    return log.count();
  }

  /** The longest time between two acknowledgements, the current one included. */
  public Duration longestGap() {
    return gaps.longest();
  }

  /** Acknowledged objects that are not read as they were written; empty means nothing was lost. */
  public NavigableSet<Long> missing() {
    return without(this::isThere);
  }

  /** Acknowledged objects that the target of their replication does not have as written. */
  public NavigableSet<Long> missingOnCopy() {
    return without(this::isOnCopy);
  }

  /** Whether the target has all of them; the newest are asked for first, until one is not there. */
  public boolean isAllOnCopy() {
    return log.read().descendingSet().stream().allMatch(this::isOnCopy);
  }

  private boolean isOnCopy(long number) {
    return isThere(MinioPlan.COPY, MinioPlan.COPY_BUCKET, number);
  }

  /** A node that was late has lost nothing by that: what was not seen is looked for again. */
  private NavigableSet<Long> without(Predicate<Long> isThere) {
    NavigableSet<Long> missing = log.read();
    for (int look = 0; look < LOOKS; look++) {
      missing.removeIf(isThere);
    }
    return missing;
  }

  /** Through whichever node serves: some may be dead. */
  private boolean isThere(long number) {
    return MinioPlan.NODES.stream().anyMatch(node -> isThere(node, bucket, number));
  }

  private boolean isThere(String node, String bucket, long number) {
    try {
      return Arrays.equals(clients.get(node, bucket, key(number)), bytes(number));
    } catch (LabFailure e) {
      return false;
    }
  }

  /**
   * How many copies acknowledged objects lack: each has a folder of its own on every drive, looked
   * for on the drives themselves, and in that, a large one, a part.
   */
  public long missingCopies() {
    return log.read().stream()
        .mapToLong(number ->
            MinioPlan.NODES.stream().filter(node -> !hasCopy(plan.drive(node), number)).count())
        .sum();
  }

  private boolean hasCopy(Path drive, long number) {
    Path folder = drive.resolve(bucket).resolve(key(number));
    return Files.exists(folder.resolve("xl.meta")) && (!isLarge(number) || hasPart(folder));
  }

  private static boolean hasPart(Path folder) {
    try (Stream<Path> versions = Files.list(folder)) {
      return versions.anyMatch(each -> Files.exists(each.resolve("part.1")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isLarge(long number) {
    return number % EACH_LARGE == 0;
  }

  /** What a drive has of the first acknowledged object: MinIO's record, with the data in it. */
  public Path copyOnDrive(String node) {
    return plan.drive(node).resolve(bucket).resolve(key(log.read().first())).resolve("xl.meta");
  }

  /** Writes no more. */
  public void stop() {
    open.set(false);
    try {
      thread.join(Duration.ofSeconds(15));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops writing; the log and the objects stay. */
  @Override
  public void close() {
    stop();
    clients.close();
    log.close();
  }

  private void write() {
    while (open.get()) {
      long number = next++;
      try {
        clients.put(through(number), bucket, key(number), bytes(number));
        log.add(number);
        gaps.acknowledged();
      } catch (LabFailure e) {
        // Whether the object is there is not known; so it counts as neither.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      LockSupport.parkNanos(PACE.toNanos());
    }
  }

  private static String through(long number) {
    return MinioPlan.NODES.get((int) (number % MinioPlan.NODES.size()));
  }

  private String key(long number) {
    return run + "-" + number;
  }

  private byte[] bytes(long number) {
    String words = "object " + number + " of " + run;
    int bytes = isLarge(number) ? LARGE : BYTES;
    return (words + " ".repeat(bytes - words.length())).getBytes(StandardCharsets.UTF_8);
  }
}
