package dev.firedrill.activities.effects;

import dev.firedrill.activities.journal.Executions;
import dev.firedrill.activities.journal.StopSwitch;
import dev.firedrill.activities.locks.Attempt;
import dev.firedrill.activities.locks.Fence;
import dev.firedrill.activities.reach.Patience;
import dev.firedrill.workflows.procedure.ChangesStopped;
import dev.firedrill.workflows.procedure.LockLost;
import dev.firedrill.workflows.procedure.NotPossible;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** The brake as the database has it; one that is being restarted is waited for, a little. */
@Component
final class StoredBrake implements Brake {

  private static final Logger LOG = LoggerFactory.getLogger(StoredBrake.class);

  /** Well within the time of the shortest change: after it, the run waits instead. */
  private static final Duration RESTART = Duration.ofSeconds(5);

  private final StopSwitch stop;
  private final Executions executions;
  private final Fence fence;

  StoredBrake(StopSwitch stop, Executions executions, Fence fence) {
    this.stop = stop;
    this.executions = executions;
    this.fence = fence;
  }

  @Override
  public void pass(Attempt attempt, boolean begun) throws Exception {
    if (!Patience.isSo(RESTART, () -> isLetThrough(attempt, begun))) {
      throw stopped("nobody: the database does not say whether changes are stopped", begun);
    }
  }

  private boolean isLetThrough(Attempt attempt, boolean begun) {
    try {
      return fence.lets(attempt) || isExcused(attempt, begun);
    } catch (DataAccessException gone) {
      return false;
    }
  }

  /** Says why the fence was shut; false if it is open by now, so that it is asked again. */
  private boolean isExcused(Attempt attempt, boolean begun) {
    if (!executions.isOf(attempt.run(), attempt.execution())) {
      throw new NotPossible("no run that was launched here asks for this change");
    }
    String by = stop.by();
    if (!by.isEmpty()) {
      throw stopped(by, begun);
    }
    Optional<String> lost = fence.lostBy(attempt.run());
    if (lost.isPresent()) {
      throw begun ? new LockLost.Midway(lost.get()) : new LockLost(lost.get());
    }
    Optional<String> overtaken = fence.overtaken(attempt);
    if (overtaken.isPresent()) {
      throw new IllegalStateException("this attempt may do nothing more: " + overtaken.get());
    }
    return fence.isOlderThanLocks(attempt.run());
  }

  private static ChangesStopped stopped(String by, boolean begun) {
    return begun ? new ChangesStopped.Midway(by) : new ChangesStopped(by);
  }

  @Override
  public void over(Attempt attempt) {
    try {
      fence.over(attempt);
    } catch (DataAccessException gone) {
      LOG.info("that {} is over was not written down: it counts as going on", attempt.key());
    }
  }
}
