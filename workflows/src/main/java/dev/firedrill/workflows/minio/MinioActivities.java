package dev.firedrill.workflows.minio;

import dev.firedrill.workflows.procedure.Changes;
import dev.firedrill.workflows.procedure.Looks;
import dev.firedrill.workflows.procedure.TargetName;
import io.temporal.activity.ActivityInterface;
import java.util.List;

/** The verbs of a MinIO cluster. */
@ActivityInterface(namePrefix = "Minio")
public interface MinioActivities {

  /**
   * What each node says of itself, each host of its drives, and MinIO of all; a node or a host that
   * does not answer is an answer, not a failure. Whether writes work only a write tells: the canary
   * is one object that belongs to Firedrill, written over again and again. That it could not be
   * removed is told, and no failure. What a heal of this run has left is told with it.
   */
  @Looks(seconds = 120)
  ClusterView observe(TargetName cluster);

  /**
   * Mounts each of these drives, for writing, by the commands of the target's file; one that is
   * mounted for writing is done.
   */
  @Changes(seconds = 240)
  void mount(TargetName cluster, List<Place> drives);

  /**
   * Removes these files, each of which has to stand in the target's file as expendable; one that is
   * gone is done.
   */
  @Changes(seconds = 120)
  void remove(TargetName cluster, List<Place> files);

  /** Starts MinIO on the hosts of these nodes; one that lives is done. */
  @Changes(seconds = 240)
  void start(TargetName cluster, List<String> nodes);

  /**
   * Heals every object of every bucket until every node writes to every drive, MinIO has filled
   * every drive that came back empty, and a heal finds nothing more to do (MinIO admin API, {@code
   * /heal}). A heal of everything that an earlier attempt began at the same node is joined;
   * somebody else's is left alone and stops the change.
   *
   * <p>An object whose missing copies no heal makes is no failure: how many there are, and which
   * come first, is noted, and told by every look from then on.
   *
   * @param everyPart whether each part is read, so that a corrupt one is found; an object that has
   *     too few good ones is a failure, and left as it is
   */
  @Changes(seconds = 4 * 3600)
  void heal(TargetName cluster, boolean everyPart);
}
