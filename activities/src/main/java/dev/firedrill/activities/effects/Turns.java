package dev.firedrill.activities.effects;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one attempt of a change at a time act in this process. On a busy machine an attempt's signs
 * of life may come late; the engine then hands the change out again while that attempt goes on, and
 * two that look at once both find that there is something to do.
 */
final class Turns {

  private final Lock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final Set<String> taken = new HashSet<>();

  /** Waits until no other attempt with this effect key acts, and takes the turn. */
  void take(String key) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!taken.add(key)) {
        ended.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Gives the turn of this effect key to whoever waits for it. */
  void give(String key) {
    lock.lock();
    try {
      taken.remove(key);
      ended.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
