package dev.firedrill.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The life of a lab in its folder: taken once, ended once. */
public final class LabLife {

  private static final Duration REMOVED = Duration.ofMinutes(1);

  private final @Nullable LabFolder held;
  private final Path folder;
  private final boolean temporary;
  private final AtomicBoolean closed = new AtomicBoolean();

  private LabLife(@Nullable LabFolder held, Path folder, boolean temporary) {
    this.held = held;
    this.folder = folder;
    this.temporary = temporary;
  }

  /** A lab, whose servers end whether all of them had started or not. */
  public interface Ending extends AutoCloseable {

    /** Ends its servers, and takes back what was changed outside of the folder. */
    void endServers();

    @Override
    void close();
  }

  /** A new folder below the system's temporary one. */
  public static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("firedrill-lab-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of a lab that another process has started: it ends nothing. */
  public static LabLife ofAnother(Path folder) {
    return new LabLife(null, folder, false);
  }

  /**
   * Takes a folder, ends what a crashed lab left there, and starts a new one, which ends with this
   * process at the latest.
   *
   * @param temporary whether the folder is removed at its end
   * @param planned the lab, with nothing started
   * @param setUp starts its servers, and returns once they serve
   */
  public static <L extends Ending> L start(
      Path folder,
      boolean temporary,
      Runnable endLeftovers,
      Function<LabLife, L> planned,
      Consumer<L> setUp) {
    LabFolder held = LabFolder.take(folder);
    try {
      endLeftovers.run();
      held.empty();
      return started(planned.apply(new LabLife(held, folder, temporary)), setUp);
    } catch (RuntimeException e) {
      held.close();
      throw e;
    }
  }

  private static <L extends Ending> L started(L lab, Consumer<L> setUp) {
    Runtime.getRuntime().addShutdownHook(new Thread(lab::close));
    try {
      setUp.accept(lab);
      return lab;
    } catch (RuntimeException e) {
      lab.close();
      throw e;
    }
  }

  /** Ends the lab, the first time. */
  public void end(Ending lab) {
    if (held != null && closed.compareAndSet(false, true)) {
      lab.endServers();
      held.close();
      if (temporary) {
        // A command that was not waited for may still write there.
        Await.until(folder + " is removed", REMOVED, this::isRemoved);
      }
    }
  }

  private boolean isRemoved() {
    if (Files.exists(folder)) {
      LabFolder.remove(folder);
    }
    return !Files.exists(folder);
  }
}
