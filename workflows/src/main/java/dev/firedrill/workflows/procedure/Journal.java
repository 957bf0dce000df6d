package dev.firedrill.workflows.procedure;

import io.temporal.activity.ActivityInterface;
import java.util.List;

/**
 * Where a run tells what it is about to do and what came of it. The workflow is the truth; this is
 * its record.
 */
@ActivityInterface(namePrefix = "Journal")
public interface Journal {

  /**
   * Commits the entries before it returns; idempotent by (run, sequence).
   *
   * @param run the run's id, which is its workflow id
   */
  void tell(String run, Launch launch, List<Entry> entries);
}
