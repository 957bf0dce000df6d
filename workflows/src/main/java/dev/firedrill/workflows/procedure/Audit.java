package dev.firedrill.workflows.procedure;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The append-only chain of what was done, for what the desk does beside a run's own entries. */
public interface Audit {

  /**
   * Appends one entry, in the caller's database transaction where there is one; throws when it
   * cannot, so that what would not be in the audit is not done.
   *
   * @param run the run it is about, or null
   * @param person who did it, or null where nobody did
   * @param what the desk's word for it, such as {@code LAUNCHED}; in capitals
   * @param content what else there is to say; never a secret
   */
  void append(
      @Nullable String run,
      @Nullable String person,
      String what,
      String title,
      Map<String, String> content);
}
