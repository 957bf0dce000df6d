package dev.firedrill.activities.journal;

import dev.firedrill.workflows.procedure.ChainFault;
import dev.firedrill.workflows.procedure.ChainFault.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The signed head of the audit, in a file outside the database. It is replaced as a whole, on the
 * disk before it counts, and by one process at a time; it never goes back by itself.
 */
final class HeadFile {

  private static final String SIGNATURE = "signature ";
  private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

  /** What the file holds: a head, a fault, or neither when there is no file. */
  record Reading(@Nullable Head head, @Nullable ChainFault fault) {}

  private final Path file;
  private final HeadKey key;

  HeadFile(Path file, Path key) {
    this.file = file.toAbsolutePath();
    this.key = new HeadKey(key);
  }

  Path path() {
    return file;
  }

  Reading read() {
    try {
      if (!Files.exists(file)) {
        return new Reading(null, null);
      }
      if (!key.exists()) {
        return forged("the key that signed the head in %s is gone".formatted(file));
      }
      String text = Files.readString(file);
      int end = text.indexOf(SIGNATURE);
      Optional<Head> head = end < 0 ? Optional.empty() : Head.of(text.substring(0, end));
      return head.isPresent()
              && key.signed(text.substring(0, end), text.substring(end + 10).strip())
          ? new Reading(head.get(), null)
          : forged("the head in %s does not bear our signature".formatted(file));
    } catch (IOException e) {
      return forged("the head in %s cannot be read (%s)".formatted(file, e));
    }
  }

  private static Reading forged(String what) {
    return new Reading(null, new ChainFault(Kind.FORGED_HEAD, 0, what));
  }

  /**
   * Writes this head, unless the file holds one that is as far, or anything else than a head.
   *
   * @return what the file holds afterwards
   */
  Reading advance(Head head) throws IOException {
    return locked(() -> {
      Reading written = read();
      return written.head() != null && written.head().position() < head.position()
          ? write(head.after(written.head()))
          : written;
    });
  }

  /** Writes the head of an audit that has no line yet, unless there is a file. */
  Reading begin(Instant at) throws IOException {
    return locked(() -> Files.exists(file) ? read() : write(Head.first(at)));
  }

  /** Writes this head, whatever was there. */
  Reading replace(Head head) throws IOException {
    return locked(() -> {
      Head before = read().head();
      return write(before == null ? head : head.after(before));
    });
  }

  private interface Work {
    Reading carryOut() throws IOException;
  }

  private Reading locked(Work work) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    IN_THIS_PROCESS.lock();
    try (FileChannel lock =
        FileChannel.open(
            file.resolveSibling(file.getFileName() + ".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      lock.lock();
      return work.carryOut();
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }

  private Reading write(Head head) throws IOException {
    key.ensure();
    String text = head.text() + SIGNATURE + key.sign(head.text()) + "\n";
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(
        fresh,
        text.getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return new Reading(head, null);
  }
}
