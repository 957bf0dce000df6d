package dev.firedrill.activities.journal;

import dev.firedrill.workflows.procedure.ChainFault;
import dev.firedrill.workflows.procedure.ChainFault.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Follows the chain from its signed head to its end, at most 20,000 lines at once, and signs where
 * it came to if all that lies between holds. What does not follow from what was signed is never
 * signed.
 */
final class Follower {

  private static final int PAGES_AT_ONCE = 40;

  private final JdbcClient sql;
  private final HeadFile file;
  private @Nullable Head known;
  private List<ChainFault> faults = List.of();

  Follower(JdbcClient sql, HeadFile file) {
    this.sql = sql;
    this.file = file;
  }

  /** The newest signed head; null before the first look. */
  @Nullable Head known() {
    return known;
  }

  /** What was wrong at the last look. */
  List<ChainFault> faults() {
    return faults;
  }

  void look(Instant now) throws IOException {
    HeadFile.Reading reading = file.read();
    if (reading.head() == null && reading.fault() == null && isNew()) {
      reading = file.begin(now);
    }
    faults = faultsOf(reading);
    Head head = reading.head();
    if (head == null || !faults.isEmpty()) {
      return;
    }
    known = head;
    ChainWalk walk = ChainWalk.from(head, sql);
    boolean more = true;
    for (int page = 0; more && page < PAGES_AT_ONCE && walk.faults().isEmpty(); page++) {
      more = walk.goOn();
    }
    faults = walk.faults();
    if (faults.isEmpty() && walk.position() > head.position()) {
      Head end = new Head(walk.position(), walk.hash(), now);
      Head written = file.advance(end).head();
      known = written == null ? head : written;
    }
  }

  private List<ChainFault> faultsOf(HeadFile.Reading reading) {
    Head head = reading.head();
    if (reading.fault() != null) {
      return List.of(reading.fault());
    }
    if (head == null) {
      return List.of(noHead(file));
    }
    if (known != null && head.at().isBefore(known.at())) {
      return List.of(
          new ChainFault(
              Kind.FORGED_HEAD,
              head.position(),
              "the head in %s is an old copy: of line %d, after line %d was signed"
                  .formatted(file.path(), head.position(), known.position())));
    }
    return List.of();
  }

  static ChainFault noHead(HeadFile file) {
    return new ChainFault(
        Kind.NO_HEAD, 0, "there is an audit, and its signed head is gone from " + file.path());
  }

  /** Whether neither a line nor a head was ever seen. */
  private boolean isNew() {
    return known == null
        && sql.sql("SELECT NOT EXISTS (SELECT FROM audit)").query(Boolean.class).single();
  }
}
