package dev.firedrill.lab.kafka;

import static dev.firedrill.lab.kafka.KafkaAdmin.get;

import dev.firedrill.lab.Await;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.TopicExistsException;

/** What the cluster says of itself, asked without the code under test. */
public final class KafkaView {

  private static final Duration SOON = Duration.ofMinutes(3);

  private final KafkaAdmin admin;
  private final KafkaVoters voters;

  KafkaView(KafkaPlan plan) {
    this.admin = new KafkaAdmin(plan);
    this.voters = new KafkaVoters(plan);
  }

  /** The broker whose controller leads the quorum; empty when the quorum does not answer. */
  public Optional<String> leader() {
    return admin
        .asked(client -> get(client.describeMetadataQuorum().quorumInfo()).leaderId())
        .filter(id -> id > 0)
        .map(KafkaPlan::broker);
  }

  /** The node ids of the quorum's voters, with the directory of each. */
  public Map<Integer, String> voters() {
    return voters.now();
  }

  /** The brokers that are registered and not fenced; empty when nobody answers. */
  public Set<String> up() {
    DescribeClusterOptions all = new DescribeClusterOptions().includeFencedBrokers(true);
    return admin
        .asked(client ->
            get(client.describeCluster(all).nodes()).stream()
                .filter(node -> !node.isFenced())
                .map(Node::id)
                .map(KafkaPlan::broker)
                .collect(Collectors.<String, Set<String>>toCollection(TreeSet::new)))
        .orElse(Set.of());
  }

  /** How many partitions lack a copy in sync; -1 when nobody answers. */
  public int outOfSync() {
    return partitions(each -> each.isr().size() < each.replicas().size());
  }

  /** How many partitions are led by another than the first of their replicas; -1 as above. */
  public int misled() {
    return partitions(
        each -> each.leader() == null || each.leader().id() != each.replicas().getFirst().id());
  }

  /** How many partitions whose first replica is this broker are led by another; -1 as above. */
  public int misled(String broker) {
    int id = KafkaPlan.id(broker);
    return partitions(each ->
        each.replicas().getFirst().id() == id
            && (each.leader() == null || each.leader().id() != id));
  }

  private int partitions(Function<TopicPartitionInfo, Boolean> like) {
    return admin
        .asked(client ->
            (int)
                topics(client).stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .filter(like::apply)
                    .count())
        .orElse(-1);
  }

  private static Collection<TopicDescription> topics(Admin client)
      throws ExecutionException, InterruptedException, TimeoutException {
    Set<String> names = get(client.listTopics().names());
    return get(client.describeTopics(names).allTopicNames()).values();
  }

  /** The log directories that a broker says it has given up; none when it does not answer. */
  public Set<String> failedDirectories(String broker) {
    int id = KafkaPlan.id(broker);
    return admin
        .asked(client ->
            get(client.describeLogDirs(List.of(id)).allDescriptions())
                .getOrDefault(id, Map.of())
                .entrySet()
                .stream()
                .filter(each -> each.getValue().error() != null)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()))
        .orElse(Set.of());
  }

  /** Three brokers up that all vote, a quorum that is led, and every copy in sync. */
  public boolean healthy() {
    return leader().isPresent()
        && voters().size() == KafkaPlan.BROKERS.size()
        && up().size() == KafkaPlan.BROKERS.size()
        && outOfSync() == 0;
  }

  /** Makes a topic with three copies of each partition, unless there is one of this name. */
  void makeTopic(String name, int partitions) {
    Await.until("the topic " + name, SOON, () -> isMade(name, partitions));
  }

  private boolean isMade(String name, int partitions) {
    return admin
        .asked(client -> {
          try {
            get(client.createTopics(List.of(new NewTopic(name, partitions, (short) 3))).all());
          } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
              throw e;
            }
          }
          return true;
        })
        .orElse(false);
  }

  /** Returns once each partition is led by the first of its replicas. */
  void electPreferred() {
    Await.until(
        "the preferred leaders",
        SOON,
        () -> {
          int misled = misled();
          if (misled > 0) {
            admin.asked(
                client -> get(client.electLeaders(ElectionType.PREFERRED, null).partitions()));
          }
          return misled == 0;
        });
  }

  /**
   * The one partition of the payments as the cluster has it.
   *
   * @param leader its node; -1 for none
   */
  public record Headed(int leader, Set<Integer> inSync) {

    /** Nobody leads it, by what a quorum says that answers. */
    boolean isHeadless() {
      return leader < 0 && inSync.isEmpty();
    }
  }

  /** Who leads the payments; while the quorum does not answer, nobody, with node 0 in sync. */
  public Headed payments() {
    if (leader().isEmpty()) {
      return new Headed(-1, Set.of(0));
    }
    return admin
        .asked(client -> {
          TopicPartitionInfo only =
              get(client.describeTopics(List.of(Payments.TOPIC)).allTopicNames())
                  .values()
                  .iterator()
                  .next()
                  .partitions()
                  .getFirst();
          return new Headed(
              only.leader() == null ? -1 : only.leader().id(),
              only.isr().stream().map(Node::id).collect(Collectors.toSet()));
        })
        .orElse(new Headed(-1, Set.of(0)));
  }

  /** Makes the payments' topic anew: one partition with a copy on each of these, and one enough. */
  void makePaymentsAnew(List<Integer> replicas) {
    removePayments();
    NewTopic topic =
        new NewTopic(Payments.TOPIC, Map.of(0, replicas))
            .configs(Map.of("min.insync.replicas", "1"));
    Await.until(
        "the payments' topic",
        SOON,
        () ->
            admin
                .asked(client -> {
                  get(client.createTopics(List.of(topic)).all());
                  return true;
                })
                .orElseGet(() -> payments().leader() >= 0));
    Await.until("its copies", SOON, () -> payments().inSync().equals(Set.copyOf(replicas)));
  }

  /** Removes the payments' topic, if it is there. */
  void removePayments() {
    Await.until(
        "the payments' topic to be gone",
        SOON,
        () ->
            admin
                .asked(client -> {
                  boolean there = get(client.listTopics().names()).contains(Payments.TOPIC);
                  if (there) {
                    get(client.deleteTopics(List.of(Payments.TOPIC)).all());
                  }
                  return !there;
                })
                .orElse(false));
  }
}
