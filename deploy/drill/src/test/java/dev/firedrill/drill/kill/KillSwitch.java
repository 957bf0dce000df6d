package dev.firedrill.drill.kill;

import dev.firedrill.drill.Victim;
import dev.firedrill.drill.kill.KillPoint.Moment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Kills once, at one point, what it is armed for. The process that dies takes the order with it:
 * the one that comes after it passes.
 */
final class KillSwitch {

  /** What is printed before anything dies. */
  static final String STRUCK = "STRUCK";

  private static final long BETWEEN_LOOKS_NANOS = 5_000_000;

  /**
   * What to kill, and when.
   *
   * @param victim null to kill nothing: the app stands still until somebody lets it go on
   */
  record Order(Moment moment, String about, @Nullable Victim victim) {}

  private final Place place;
  private final ProcessHandle keeper;
  private final AtomicReference<@Nullable Order> armed = new AtomicReference<>();

  /**
   * @param place with the parts' process ids, and the files that are waited for here
   * @param keeper who wants to see this process die
   */
  KillSwitch(Place place, ProcessHandle keeper) {
    this.place = place;
    this.keeper = keeper;
  }

  void arm(Order order) {
    armed.set(order);
  }

  /** Says that it is this moment now; kills if it is the one. */
  void at(Moment moment, String about) {
    Order order = armed.get();
    if (order != null
        && order.moment() == moment
        && order.about().equals(about)
        && armed.compareAndSet(order, null)) {
      if (moment == Moment.WHEN_FOLLOWED) {
        await(place.followed());
      }
      strike(order.victim());
    }
  }

  /** Waits for this file as long as the keeper lives. */
  private void await(Path file) {
    while (!Files.exists(file)) {
      LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
      if (!keeper.isAlive()) {
        throw new IllegalStateException("nobody waits for this any more");
      }
    }
  }

  private void strike(@Nullable Victim victim) {
    System.out.println(STRUCK);
    System.out.flush();
    if (victim == null) {
      standStill();
      return;
    }
    victim.killParts(place.data());
    if (victim.takesTheApp()) {
      killMyself();
    }
  }

  /**
   * Stops this process, and returns when its keeper has said that it may go on: SIGSTOP reaches one
   * thread after the other, and on a busy machine this one would go on for a while.
   */
  private void standStill() {
    try {
      Files.deleteIfExists(place.goesOn());
      new ProcessBuilder("kill", "-STOP", String.valueOf(ProcessHandle.current().pid()))
          .start()
          .waitFor();
      await(place.goesOn());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nobody may do it for us: until the signal comes, this thread would go on. */
  private static void killMyself() {
    try {
      new ProcessBuilder("kill", "-9", String.valueOf(ProcessHandle.current().pid())).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    while (true) {
      LockSupport.park();
    }
  }
}
