package dev.firedrill.workflows.procedure;

import io.temporal.activity.ActivityInterface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a run tells what it is about to do and what came of it. The workflow is the truth; this is
 * its record.
 */
@ActivityInterface(namePrefix = "Journal")
public interface Journal {

  /** The activity type of {@link #tell}. */
  String TELL = "JournalTell";

  /**
   * Commits the entries before it returns; idempotent by (run, sequence).
   *
   * @param run the run's id, which is its workflow id
   * @return who stopped all changes and why, as it was at the commit; "" or null while nobody has
   */
  @Nullable String tell(String run, Launch launch, List<Entry> entries);
}
