package dev.firedrill.workflows.contract;

import dev.firedrill.workflows.procedure.Launch;
import dev.firedrill.workflows.procedure.LockAnswer;
import dev.firedrill.workflows.procedure.Locks;
import dev.firedrill.workflows.procedure.TargetName;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Locks in memory, shared by the benches of a test. */
public final class MemoryLocks implements Locks {

  private final Map<TargetName, String> holders = new HashMap<>();
  private final AtomicLong token = new AtomicLong();

  @Override
  public synchronized LockAnswer take(String run, Launch launch) {
    String holder = holders.putIfAbsent(launch.target(), run);
    return holder == null || holder.equals(run)
        ? LockAnswer.taken(token.incrementAndGet())
        : LockAnswer.notYet("is held by " + holder);
  }

  /** Frees whatever the run holds. */
  public synchronized void free(String run) {
    holders.values().remove(run);
  }
}
