package dev.firedrill.activities.journal;

import dev.firedrill.workflows.procedure.AuditWatch;
import dev.firedrill.workflows.procedure.ChainFault;
import dev.firedrill.workflows.procedure.ChainState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * This process's eye on the audit. Every second it follows the chain to its end and signs the new
 * head; beside that it reads the whole of it in rounds. It is there before anything appends, and
 * leaves after everything has.
 */
@Component
@Profile("!command")
public final class Witness implements AuditWatch, SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Witness.class);
  private static final int BEFORE_THE_WORKERS = 500;
  private static final long MILLIS_BETWEEN_LOOKS = 1_000;
  private static final Duration TO_END = Duration.ofSeconds(3);

  private final Follower follower;
  private final Rounds rounds;
  private volatile ChainState state;
  private volatile CountDownLatch ended = new CountDownLatch(0);
  private volatile Thread thread = new Thread();
  private boolean blind;

  Witness(
      DataSource database,
      HeadFile file,
      @Value("${firedrill.audit.round-every:1h}") Duration roundEvery) {
    JdbcClient sql = JdbcClient.create(database);
    this.follower = new Follower(sql, file);
    this.rounds = new Rounds(sql, roundEvery);
    this.state = new ChainState(0, Line.GENESIS, Instant.EPOCH, null, List.of());
  }

  @Override
  public ChainState state() {
    return state;
  }

  /** Looks once now; the first look makes the head of an audit without a line. */
  synchronized void look() {
    try {
      Instant now = Instant.now();
      follower.look(now);
      rounds.goOn(now);
      conclude(now);
      blind = false;
    } catch (IOException | RuntimeException unreadable) {
      if (!blind) {
        LOG.warn("the audit cannot be watched for now: {}", unreadable.toString());
      }
      blind = true;
    }
  }

  private void conclude(Instant now) {
    Head head = follower.known();
    List<ChainFault> faults =
        Stream.concat(follower.faults().stream(), rounds.faults().stream()).distinct().toList();
    List<ChainFault> before = state.faults();
    state =
        new ChainState(
            head == null ? 0 : head.position(),
            head == null ? Line.GENESIS : head.hash(),
            now,
            rounds.whole(),
            faults);
    faults.stream()
        .filter(fault -> !before.contains(fault))
        .forEach(
            fault -> LOG.error("the audit is broken: {}. {}", fault.what(), fault.kind().next()));
    if (faults.isEmpty() && !before.isEmpty()) {
      LOG.warn("the audit holds again, up to line {}", state.line());
    }
  }

  @Override
  public void start() {
    look();
    CountDownLatch end = new CountDownLatch(1);
    ended = end;
    thread =
        Thread.ofPlatform().daemon().name("audit-witness").start(() -> lookEachSecondUntil(end));
  }

  private void lookEachSecondUntil(CountDownLatch end) {
    try {
      while (!end.await(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** The last look signs what was told last; it is left out while an earlier one hangs. */
  @Override
  public void stop() {
    ended.countDown();
    try {
      if (thread.join(TO_END)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread.isAlive();
  }

  @Override
  public int getPhase() {
    return BEFORE_THE_WORKERS;
  }
}
