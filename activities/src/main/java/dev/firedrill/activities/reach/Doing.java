package dev.firedrill.activities.reach;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Runs what may fail in checked ways; a verb's interface declares none. */
public final class Doing {

  private Doing() {}

  /** A piece of work on another system. */
  public interface Work {
    void run() throws Exception;
  }

  /** Carries it out; a checked failure comes back unchecked, in its own words. */
  public static void it(Work work) {
    try {
      work.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped before it was done", e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
