package dev.firedrill.web.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workflows.procedure.Activities;
import org.junit.jupiter.api.Test;

/** How runs are carried out by this process. */
class WorkersTest {

  @Test
  void twoSignsOfLifeMayBeLateBeforeAVerbCountsAsDead() {
    assertThat(Workers.options().getMaxHeartbeatThrottleInterval().multipliedBy(3))
        .isLessThan(Activities.HEARTBEAT);
  }
}
