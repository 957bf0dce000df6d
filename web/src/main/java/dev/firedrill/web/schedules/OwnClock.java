package dev.firedrill.web.schedules;

import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has each process reconcile by its own clock, with nothing but the database. The engine does so
 * too, but with the engine, or with all workers, whoever would tell that nothing is launched any
 * more would be gone as well; and anybody at the engine may pause or delete its reconciliation.
 */
@Component
class OwnClock {

  private static final Logger LOG = LoggerFactory.getLogger(OwnClock.class);

  private final Reconciler reconciler;

  OwnClock(Reconciler reconciler) {
    this.reconciler = reconciler;
  }

  @Scheduled(initialDelay = 120_000, fixedRate = 600_000)
  void lookForSlots() {
    look(reconciler::reconcileSlots);
  }

  /** Sooner: a verification that failed should not be told ten minutes later. */
  @Scheduled(initialDelay = 15_000, fixedRate = 30_000)
  void lookForBackups() {
    look(reconciler::reconcileBackups);
  }

  private static void look(Consumer<Instant> reconcile) {
    try {
      reconcile.accept(Instant.now());
    } catch (RuntimeException later) {
      LOG.warn("slots and backups could not be reconciled for now: {}", later.toString());
    }
  }
}
