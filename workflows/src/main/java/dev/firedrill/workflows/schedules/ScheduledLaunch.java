package dev.firedrill.workflows.schedules;

import dev.firedrill.workflows.procedure.Activities;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.common.SearchAttributeKey;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Asks the desk to launch one slot's run, until the desk has answered. It is no run itself: the run
 * is launched through the same door as a person's, signed, and admitted by the same policy.
 */
public final class ScheduledLaunch implements ScheduledLaunchWorkflow {

  static final SearchAttributeKey<OffsetDateTime> NOMINAL =
      SearchAttributeKey.forOffsetDateTime("TemporalScheduledStartTime");
  private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  @Override
  public Slots.Answer launch(SlotOrder order) {
    OffsetDateTime nominal = Workflow.getTypedSearchAttributes().get(NOMINAL);
    if (nominal == null) {
      throw ApplicationFailure.newNonRetryableFailure("no schedule set this off", "NoSchedule");
    }
    Slots slots = Workflow.newActivityStub(Slots.class, patientFor(order.patience()));
    Instant at = nominal.toInstant();
    Slots.Answer answer = slots.fire(order.schedule(), at);
    Duration wait = FIRST_WAIT;
    while (answer == Slots.Answer.WAIT) {
      Workflow.sleep(wait);
      wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
      answer = slots.fire(order.schedule(), at);
    }
    return answer;
  }

  /** Tried for as long as the slot may be caught up; what comes to nothing then is a gap. */
  static ActivityOptions patientFor(long seconds) {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(Duration.ofSeconds(30))
        .setScheduleToCloseTimeout(Duration.ofSeconds(seconds))
        .setHeartbeatTimeout(Activities.HEARTBEAT)
        .setRetryOptions(
            RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofMillis(200))
                .setMaximumInterval(Duration.ofSeconds(10))
                .build())
        .build();
  }
}
