package dev.firedrill.activities.journal;

import dev.firedrill.workflows.procedure.ChainFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the whole chain again and again, a little at a time, with a pause between two readings. */
final class Rounds {

  private static final int PAGES_AT_ONCE = 4;

  private final JdbcClient sql;
  private final Duration pause;
  private @Nullable ChainWalk walk;
  private @Nullable Instant whole;
  private List<ChainFault> faults = List.of();

  Rounds(JdbcClient sql, Duration pause) {
    this.sql = sql;
    this.pause = pause;
  }

  /** When every line had been read; null before the first round's end. */
  @Nullable Instant whole() {
    return whole;
  }

  /** What is wrong: of the last whole round, or of this one as soon as it finds something. */
  List<ChainFault> faults() {
    return faults;
  }

  /** Reads at most 2,000 lines further. */
  void goOn(Instant now) {
    ChainWalk going = walk;
    if (going == null) {
      if (whole != null && now.isBefore(whole.plus(pause))) {
        return;
      }
      going = ChainWalk.fromTheStart(sql, null);
      walk = going;
    }
    boolean more = true;
    for (int page = 0; more && page < PAGES_AT_ONCE; page++) {
      more = going.goOn();
    }
    if (!more || !going.faults().isEmpty()) {
      faults = going.faults();
    }
    if (!more) {
      whole = now;
      walk = null;
    }
  }
}
