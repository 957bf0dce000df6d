package dev.firedrill.activities.patroni;

import dev.firedrill.activities.Attempts;
import dev.firedrill.activities.backup.RealBackups;
import dev.firedrill.workflows.backup.ArchiveActivities;
import dev.firedrill.workflows.backup.BackupActivities;
import dev.firedrill.workflows.backup.ProofActivities;
import dev.firedrill.workflows.patroni.PatroniActivities;
import dev.firedrill.workflows.procedure.Payloads;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;

/** The verbs of Patroni and of its backups on a real cluster, called as the engine calls them. */
final class RealVerbs implements AutoCloseable {

  final RealCluster cluster = new RealCluster();
  final PatroniActivities patroni;
  final ArchiveActivities archive;
  final BackupActivities backup;
  final ProofActivities proof;

  private final TestActivityEnvironment engine =
      TestActivityEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setWorkflowClientOptions(
                  WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build())
              .build());

  RealVerbs() {
    engine.registerActivitiesImplementations(
        cluster.patroni(),
        RealBackups.hands(cluster),
        RealBackups.archive(cluster),
        RealBackups.proof(cluster));
    patroni = Attempts.of(engine, PatroniActivities.class);
    archive = Attempts.of(engine, ArchiveActivities.class);
    backup = Attempts.of(engine, BackupActivities.class);
    proof = Attempts.of(engine, ProofActivities.class);
  }

  /** A verb said again, as after a lost answer. */
  static void twice(Runnable verb) {
    verb.run();
    verb.run();
  }

  @Override
  public void close() {
    engine.close();
    cluster.close();
  }
}
