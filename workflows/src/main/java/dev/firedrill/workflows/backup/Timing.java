package dev.firedrill.workflows.backup;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.List;

/**
 * How long the way from a repository to a server that can be read took, in seconds, as the run saw
 * it: waits at the stop switch and second attempts are in it.
 */
public record Timing(long restore, long recovery) implements Facts {

  /** From three readings of a clock, in milliseconds; a second that began counts. */
  public static Timing of(long began, long restored, long recovered) {
    return new Timing(seconds(restored - began), seconds(recovered - restored));
  }

  private static long seconds(long millis) {
    return (millis + 999) / 1000;
  }

  /** The whole time of recovery. */
  public long whole() {
    return restore + recovery;
  }

  /** Why nothing came back, or too late; empty means that it came in time. */
  public List<String> objections(Promise promise, Verdict verdict) {
    if (!verdict.found().isEmpty()) {
      return verdict.objections();
    }
    return whole() <= promise.recoveryTime()
        ? List.of()
        : List.of(
            "restore and recovery took %s: the recovery time is %s"
                .formatted(Figures.time(whole()), Figures.time(promise.recoveryTime())));
  }

  @Override
  public Table asTable() {
    return new Table(
        List.of("restore", "recovery", "recovery time"),
        List.of(List.of(Figures.time(restore), Figures.time(recovery), Figures.time(whole()))));
  }
}
