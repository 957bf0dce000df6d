package dev.firedrill.activities.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.activities.Attempts;
import dev.firedrill.activities.inventory.Target;
import dev.firedrill.activities.inventory.Targets;
import dev.firedrill.activities.reach.kafka.KafkaReach;
import dev.firedrill.activities.reach.ssh.Result;
import dev.firedrill.activities.reach.ssh.Shells;
import dev.firedrill.activities.reach.ssh.SshShell;
import dev.firedrill.lab.kafka.KafkaLab;
import dev.firedrill.workflows.kafka.DiskActivities;
import dev.firedrill.workflows.kafka.KafkaActivities;
import dev.firedrill.workflows.kafka.PartitionActivities;
import dev.firedrill.workflows.kafka.QuorumActivities;
import dev.firedrill.workflows.kafka.RoomActivities;
import dev.firedrill.workflows.procedure.Finding;
import dev.firedrill.workflows.procedure.Payloads;
import dev.firedrill.workflows.procedure.TargetName;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A real Kafka cluster and the verbs that work on it, called as the engine calls them. */
final class RealKafka implements AutoCloseable {

  /** The target's name in the lab's file. */
  static final TargetName BUS = new TargetName("orders-bus");

  final KafkaLab lab = KafkaLab.startTemporary();
  final KafkaActivities kafka;
  final QuorumActivities quorum;
  final DiskActivities disk;
  final RoomActivities room;
  final PartitionActivities partition;

  private final KafkaReader reader = new KafkaReader();
  private final Targets targets = Targets.read(lab.targetFolder(), List.of(reader));
  private final Shells shells = keys -> new SshShell(keys, RealKafka::key);
  private final TestActivityEnvironment engine =
      TestActivityEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setWorkflowClientOptions(
                  WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build())
              .build());

  RealKafka() {
    KafkaClusters clusters = new KafkaClusters(targets, shells, KafkaReach.plain(), reader);
    engine.registerActivitiesImplementations(
        new KafkaHands(clusters),
        new QuorumHands(clusters),
        new DiskHands(clusters),
        new RoomHands(clusters),
        new PartitionHands(clusters));
    kafka = Attempts.of(engine, KafkaActivities.class);
    disk = Attempts.of(engine, DiskActivities.class);
    room = Attempts.of(engine, RoomActivities.class);
    partition = Attempts.of(engine, PartitionActivities.class);
    quorum = Attempts.of(engine, QuorumActivities.class);
  }

  List<Finding> check() {
    return new KafkaCheck(shells, KafkaReach.plain(), reader).check(bus());
  }

  /** Whether sudo would run this on the broker's host; it is not run. */
  boolean sudoAllows(String broker, List<String> command) throws IOException {
    List<String> argv = new ArrayList<>(List.of("sudo", "-n", "-l"));
    argv.addAll(command);
    Result said =
        shells.with(bus().ssh()).run(settings(broker).ssh(), argv, "", Duration.ofMinutes(1));
    assertThat(said.isUnknown()).as("an end that nobody saw of " + command).isFalse();
    return said.succeeded();
  }

  BrokerSettings settings(String broker) {
    return reader.read(bus().section()).broker(broker);
  }

  private Target bus() {
    return targets.require(BUS);
  }

  private static byte[] key(String reference) {
    try {
      return Files.readAllBytes(Path.of(reference.substring("file:".length())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    engine.close();
    lab.close();
  }
}
