package dev.firedrill.activities.minio;

import dev.firedrill.activities.Attempts;
import dev.firedrill.activities.MemoryNotes;
import dev.firedrill.activities.inventory.Targets;
import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.activities.reach.s3.S3Reach;
import dev.firedrill.activities.reach.ssh.Shells;
import dev.firedrill.activities.reach.ssh.SshShell;
import dev.firedrill.activities.secrets.SecretReference;
import dev.firedrill.activities.secrets.Secrets;
import dev.firedrill.lab.minio.MinioLab;
import dev.firedrill.workflows.minio.Mending;
import dev.firedrill.workflows.minio.MinioActivities;
import dev.firedrill.workflows.minio.ReplicationActivities;
import dev.firedrill.workflows.procedure.Finding;
import dev.firedrill.workflows.procedure.TargetName;
import io.temporal.testing.TestActivityEnvironment;
import java.util.List;

/** A real MinIO cluster and the verbs that work on it, called as the engine calls them. */
final class RealMinio implements AutoCloseable {

  /** The target's name in the lab's file. */
  static final TargetName PHOTOS = new TargetName("photos");

  final MinioLab lab = MinioLab.startTemporary();
  final MinioActivities minio;
  final ReplicationActivities replication;

  /** Stands for the key of the change that is called. */
  String effect = "run-1/1";

  final MemoryNotes notes = new MemoryNotes();

  private final Secrets secrets = new Secrets();
  private final MinioReader reader = new MinioReader();
  private final Targets targets = Targets.read(lab.targetFolder(), List.of(reader));
  private final HttpReach http = new HttpReach();
  private final Shells shells =
      keys ->
          new SshShell(keys, reference -> secrets.read(SecretReference.parse(reference)).bytes());
  private final MinioClusters clusters =
      new MinioClusters(targets, shells, S3Reach.wire(), secrets, reader);
  private final TestActivityEnvironment engine = Attempts.engine();

  RealMinio() {
    engine.registerActivitiesImplementations(
        new MinioHands(clusters, http, notes), new ReplicationHands(clusters, http, () -> effect));
    minio = Attempts.of(engine, MinioActivities.class);
    replication = Attempts.of(engine, ReplicationActivities.class);
  }

  /** What is broken now, and what would be done about it. */
  Mending mending() {
    return new Mending(minio.observe(PHOTOS), false);
  }

  List<Finding> check() {
    return new MinioCheck(reader, clusters, http, shells).check(targets.require(PHOTOS));
  }

  @Override
  public void close() {
    engine.close();
    http.close();
    lab.close();
  }
}
