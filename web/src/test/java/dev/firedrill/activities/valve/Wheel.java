package dev.firedrill.activities.valve;

import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.valve.WheelActivities;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** A wheel that the tests make stick. */
@Component
public final class Wheel implements WheelActivities {

  /** Whether it sticks. */
  public static final AtomicBoolean STUCK = new AtomicBoolean();

  /** Whoever holds it keeps the wheel from being turned for as long. */
  public static final Semaphore GRIP = new Semaphore(1);

  /** How often it was turned. */
  public static final AtomicInteger TURNED = new AtomicInteger();

  @Override
  public void turn() {
    if (STUCK.get()) {
      throw new NotPossible("the wheel is stuck: oil it");
    }
    GRIP.acquireUninterruptibly();
    TURNED.incrementAndGet();
    GRIP.release();
  }
}
