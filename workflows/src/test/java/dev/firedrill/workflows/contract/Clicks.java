package dev.firedrill.workflows.contract;

import dev.firedrill.workflows.procedure.Receipt;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowUpdateException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A person's clicks: one, unless nobody could say what became of it, or the run is not there yet.
 */
public final class Clicks {

  /**
   * What a run says that has told of a question in a task which the engine gives out again: it will
   * ask in a moment.
   */
  private static final List<String> NOT_YET =
      List.of("no gate is open", "the run is not parked", "the run is not undoing anything");

  /** What a run says of a second click like the first. */
  private static final List<String> COUNTED = List.of("already", "has counted before");

  private static final Duration BETWEEN = Duration.ofMillis(100);

  private Clicks() {}

  /** Clicks until the run has judged; throws its refusal. */
  public static Receipt click(WorkflowClient client, String run, String update, Object signed) {
    long end = System.nanoTime() + Patience.LONG.toNanos();
    boolean unanswered = false;
    while (true) {
      try {
        return client.newUntypedWorkflowStub(run).update(update, Receipt.class, signed);
      } catch (WorkflowUpdateException refused) {
        if (unanswered && says(refused, COUNTED)) {
          return counted();
        }
        if (!says(refused, NOT_YET) || System.nanoTime() > end) {
          throw refused;
        }
      } catch (WorkflowNotFoundException ended) {
        if (unanswered) {
          return counted(); // or came too late: how the run has ended says which
        }
        throw ended;
      } catch (WorkflowServiceException noAnswer) {
        unanswered = true;
        if (System.nanoTime() > end) {
          throw noAnswer;
        }
      }
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
  }

  private static Receipt counted() {
    return new Receipt(true, "An earlier click has counted");
  }

  private static boolean says(WorkflowUpdateException refused, List<String> words) {
    for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (words.stream().anyMatch(message::contains)) {
        return true;
      }
    }
    return false;
  }
}
