package dev.firedrill.lab.kafka;

import static dev.firedrill.lab.kafka.KafkaAdmin.get;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.LabFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.clients.admin.RaftVoterEndpoint;
import org.apache.kafka.common.Uuid;

/** Who votes in the quorum of controllers, and orders about it. */
final class KafkaVoters {

  private static final Duration SOON = Duration.ofMinutes(3);
  private static final String DIRECTORY = "directory.id=";

  private final KafkaPlan plan;
  private final KafkaAdmin admin;

  KafkaVoters(KafkaPlan plan) {
    this.plan = plan;
    this.admin = new KafkaAdmin(plan);
  }

  /** The node ids of those that vote, with the directory of each; empty when nobody answers. */
  Map<Integer, String> now() {
    return admin
        .asked(client ->
            get(client.describeMetadataQuorum().quorumInfo()).voters().stream()
                .collect(
                    Collectors.toMap(
                        QuorumInfo.ReplicaState::replicaId,
                        voter -> String.valueOf(voter.replicaDirectoryId()))))
        .orElse(Map.of());
  }

  /** Whether the node votes by the directory that is on its disk. */
  boolean votesByItsDisk(String broker) {
    // No voters at all means that nobody answered.
    Map<Integer, String> voters =
        Await.seen("the voters", SOON, this::now, seen -> !seen.isEmpty());
    return onDisk(broker)
        .filter(voters.getOrDefault(KafkaPlan.id(broker), "nobody")::equals)
        .isPresent();
  }

  /** Takes a node's vote away, and returns once it has none. */
  void remove(String broker) {
    int id = KafkaPlan.id(broker);
    Await.until(broker + " to have no vote", SOON, () -> isRemoved(id, directory(broker)));
  }

  private boolean isRemoved(int id, Uuid directory) {
    Set<Integer> voters = now().keySet();
    if (voters.contains(id)) {
      admin.asked(client -> {
        get(client.removeRaftVoter(id, directory).all());
        return true;
      });
    }
    return !voters.isEmpty() && !voters.contains(id);
  }

  /** Returns once every node votes, with its vote given back where it was taken away. */
  void giveBack() {
    Await.until("every vote", SOON, this::allVote);
  }

  private boolean allVote() {
    Map<Integer, String> voters = now();
    KafkaPlan.BROKERS.stream()
        .filter(broker -> !voters.isEmpty() && !voters.containsKey(KafkaPlan.id(broker)))
        .forEach(this::add);
    return voters.size() == KafkaPlan.BROKERS.size();
  }

  private void add(String broker) {
    RaftVoterEndpoint endpoint =
        new RaftVoterEndpoint("CONTROLLER", KafkaPlan.address(broker), plan.controllerPort());
    admin.asked(client -> {
      get(client.addRaftVoter(KafkaPlan.id(broker), directory(broker), Set.of(endpoint)).all());
      return true;
    });
  }

  private Uuid directory(String broker) {
    return onDisk(broker)
        .map(Uuid::fromString)
        .orElseThrow(() -> new LabFailure("There is no directory id on the disk of " + broker));
  }

  private Optional<String> onDisk(String broker) {
    Path mark = plan.directories(broker).getFirst().resolve(KafkaServers.MARK);
    try {
      return Files.exists(mark)
          ? Files.readAllLines(mark).stream()
              .filter(line -> line.startsWith(DIRECTORY))
              .map(line -> line.substring(DIRECTORY.length()))
              .findFirst()
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
