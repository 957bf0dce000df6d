package dev.firedrill.activities.kafka;

import dev.firedrill.activities.Attempts;
import dev.firedrill.activities.inventory.Target;
import dev.firedrill.activities.inventory.Targets;
import dev.firedrill.activities.reach.kafka.KafkaReach;
import dev.firedrill.activities.reach.ssh.Result;
import dev.firedrill.activities.reach.ssh.Shell;
import dev.firedrill.activities.reach.ssh.Shells;
import dev.firedrill.activities.reach.ssh.SshShell;
import dev.firedrill.lab.Await;
import dev.firedrill.lab.kafka.KafkaLab;
import dev.firedrill.workflows.kafka.ClusterView;
import dev.firedrill.workflows.kafka.DiskActivities;
import dev.firedrill.workflows.kafka.HostView;
import dev.firedrill.workflows.kafka.KafkaActivities;
import dev.firedrill.workflows.kafka.PartitionActivities;
import dev.firedrill.workflows.kafka.QuorumActivities;
import dev.firedrill.workflows.kafka.Restart;
import dev.firedrill.workflows.kafka.RoomActivities;
import dev.firedrill.workflows.procedure.Finding;
import dev.firedrill.workflows.procedure.TargetName;
import io.temporal.testing.TestActivityEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** A real Kafka cluster and the verbs that work on it, called as the engine calls them. */
final class RealKafka implements AutoCloseable {

  /** The target's name in the lab's file. */
  static final TargetName BUS = new TargetName("orders-bus");

  private static final Duration SOON = Duration.ofMinutes(3);

  final KafkaLab lab = KafkaLab.startTemporary();
  final KafkaActivities kafka;
  final QuorumActivities quorum;

  /** The same, called once, for laws about what cannot be reached. */
  final QuorumActivities quorumOnce;

  final DiskActivities disk;
  final RoomActivities room;
  final PartitionActivities partition;

  private final KafkaReader reader = new KafkaReader();
  private final Targets targets = Targets.read(lab.targetFolder(), List.of(reader));
  private final Shells shells = keys -> new SshShell(keys, RealKafka::key);
  private final TestActivityEnvironment engine = Attempts.engine();

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
    quorumOnce = engine.newActivityStub(QuorumActivities.class);
  }

  /** Who led is still taken for the leader until it has noticed that nobody follows. */
  ClusterView withoutQuorum() {
    return Await.seen(
        "a quorum that is silent",
        SOON,
        () -> kafka.observe(BUS),
        seen -> !seen.quorum().answers());
  }

  /** The host as it answers: whether it can be reached is what one look may fail to see. */
  HostView host(String broker) {
    return Await.seen(
        "the host of " + broker, SOON, () -> kafka.lookAtHost(BUS, broker), HostView::isReachable);
  }

  /**
   * Said again until it is so: a leader that stood still for longer than its session is another's
   * for a while.
   */
  void awaitLed(String broker, Callable<Boolean> led) {
    Await.until(
        broker + " leads what prefers it",
        SOON,
        () -> {
          if (led.call()) {
            return true;
          }
          kafka.electPreferred(BUS, broker);
          return false;
        });
  }

  void awaitInSync() {
    Await.until("every copy", SOON, () -> lab.view().outOfSync() == 0);
  }

  List<Finding> check() {
    return new KafkaCheck(shells, KafkaReach.plain(), reader).check(bus());
  }

  /** Whether sudo would run this on the broker's host; it is not run. */
  boolean sudoAllows(String broker, List<String> command) {
    List<String> argv = new ArrayList<>(List.of("sudo", "-n", "-l"));
    argv.addAll(command);
    Shell shell = shells.with(bus().ssh());
    Result said =
        Await.seen(
            "what sudo says of " + command,
            SOON,
            () -> shell.run(settings(broker).ssh(), argv, "", Duration.ofMinutes(1)),
            each -> !each.isUnknown());
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

  /** The broker as it is now, by the cluster and by its host. */
  Restart now(String broker) {
    return new Restart(kafka.observe(BUS), kafka.lookAtHost(BUS, broker));
  }

  /** A verb said again, as after a lost answer. */
  static void twice(Runnable verb) {
    verb.run();
    verb.run();
  }

  @Override
  public void close() {
    engine.close();
    lab.close();
  }
}
