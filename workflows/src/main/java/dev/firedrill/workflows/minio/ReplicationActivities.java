package dev.firedrill.workflows.minio;

import dev.firedrill.workflows.procedure.Changes;
import dev.firedrill.workflows.procedure.Looks;
import dev.firedrill.workflows.procedure.TargetName;
import io.temporal.activity.ActivityInterface;
import java.util.List;

/** The verbs of a bucket's replication to a second MinIO cluster. */
@ActivityInterface(namePrefix = "Replication")
public interface ReplicationActivities {

  /**
   * Both clusters, and the rules that replicate the bucket; what does not answer is an answer, not
   * a failure.
   */
  @Looks(seconds = 60)
  SidesView observe(TargetName cluster);

  /**
   * How the target's bucket differs from the source's, by walking through both twice with a canary
   * between: an object of Firedrill's own that is written on the source, waited for on the target,
   * and removed from both. What there was no time for, or too much of, is said.
   */
  @Looks(seconds = 2400)
  Comparison compare(TargetName cluster);

  /** Starts MinIO on the hosts of these nodes of the target; one that lives is done. */
  @Changes(seconds = 240)
  void start(TargetName cluster, List<String> nodes);

  /**
   * Has the source send every object again that its target lacks (MinIO, {@code
   * replication-reset}), and returns at the end of that. One that an earlier attempt began is
   * joined; somebody else's is left alone and stops the change. What it says it came to is no proof
   * of anything.
   */
  @Changes(seconds = 4 * 3600)
  void resync(TargetName cluster);
}
