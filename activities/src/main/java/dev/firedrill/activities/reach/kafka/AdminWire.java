package dev.firedrill.activities.reach.kafka;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.Unreachable.Why;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeLogDirsOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.clients.admin.RaftVoterEndpoint;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ElectionNotNeededException;
import org.jspecify.annotations.Nullable;

/**
 * One conversation by Kafka's own client. Its times are short and its end does not wait: against a
 * leader that is gone it asks again, thousands of times, until its time is over.
 */
final class AdminWire implements Administration {

  private static final Duration REQUEST = Duration.ofSeconds(4);
  private static final Duration BRIEF = Duration.ofSeconds(5);
  private static final Duration CALL = Duration.ofSeconds(8);

  private final Admin admin;
  private final Asking asking;

  private AdminWire(Admin admin, Asking asking) {
    this.admin = admin;
    this.asking = asking;
  }

  static Administration open(List<Listener> listeners) throws Unreachable {
    return open(listeners, REQUEST, CALL);
  }

  /**
   * As the other.
   *
   * @param request how long one broker is waited for
   * @param call how long a whole question may take
   */
  static Administration open(List<Listener> listeners, Duration request, Duration call)
      throws Unreachable {
    String where =
        Greeting.brokersAmong(listeners).stream()
            .map(Listener::toString)
            .collect(Collectors.joining(","));
    try {
      Admin admin =
          Admin.create(
              Map.of(
                  AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                  where,
                  AdminClientConfig.CLIENT_ID_CONFIG,
                  "firedrill",
                  AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                  (int) request.toMillis(),
                  AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                  (int) call.toMillis(),
                  AdminClientConfig.RETRY_BACKOFF_MS_CONFIG,
                  200L,
                  AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG,
                  false));
      return new AdminWire(admin, new Asking(where, call));
    } catch (KafkaException e) {
      throw new Unreachable(Why.NO_ROUTE, "no broker of " + where + " has an address", e);
    }
  }

  @Override
  public Controllers controllers() throws Unreachable {
    QuorumInfo quorum =
        asking.of("describeMetadataQuorum", () -> admin.describeMetadataQuorum().quorumInfo());
    return new Controllers(
        quorum.leaderId(),
        quorum.voters().stream().map(each -> voter(quorum, each)).toList(),
        quorum.observers().stream().map(each -> voter(quorum, each)).toList());
  }

  private static Controllers.Voter voter(QuorumInfo quorum, QuorumInfo.ReplicaState state) {
    QuorumInfo.@Nullable Node node = quorum.nodes().get(state.replicaId());
    return new Controllers.Voter(
        state.replicaId(),
        known(state),
        String.valueOf(state.replicaDirectoryId()),
        node == null ? List.of() : node.endpoints().stream().map(AdminWire::inWords).toList());
  }

  private static String inWords(RaftVoterEndpoint endpoint) {
    return endpoint.listener() + "://" + new Listener(endpoint.host(), endpoint.port());
  }

  @Override
  public void removeVoter(int node, String directoryId) throws Unreachable {
    asking.of(
        "removeRaftVoter " + node + " by " + directoryId,
        () -> admin.removeRaftVoter(node, Uuid.fromString(directoryId)).all());
  }

  @Override
  public void addVoter(int node, String directoryId, List<String> endpoints) throws Unreachable {
    Set<RaftVoterEndpoint> where =
        endpoints.stream().map(AdminWire::endpoint).collect(Collectors.toSet());
    asking.of(
        "addRaftVoter " + node + " by " + directoryId + " at " + endpoints,
        () -> admin.addRaftVoter(node, Uuid.fromString(directoryId), where).all());
  }

  private static RaftVoterEndpoint endpoint(String words) {
    String[] parts = words.split("://", 2);
    Listener listener = Listener.parse(parts[parts.length - 1]);
    return new RaftVoterEndpoint(parts[0], listener.host(), listener.port());
  }

  private static long known(QuorumInfo.ReplicaState voter) {
    OptionalLong time = voter.lastCaughtUpTimestamp();
    return time.orElse(-1) <= 0 ? -1 : time.getAsLong();
  }

  @Override
  public Nodes nodes() throws Unreachable {
    var cluster = admin.describeCluster(new DescribeClusterOptions().includeFencedBrokers(true));
    Collection<Node> all = asking.of("describeCluster", cluster::nodes);
    return new Nodes(
        asking.of("describeCluster", cluster::clusterId),
        all.stream().filter(node -> !node.isFenced()).map(Node::id).toList(),
        all.stream().filter(Node::isFenced).map(Node::id).toList());
  }

  @Override
  public List<Partition> partitions() throws Unreachable {
    Set<String> topics =
        asking.of(
            "listTopics",
            () -> admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
    Map<String, TopicDescription> described =
        asking.of(
            "describeTopics of " + topics.size(),
            () -> admin.describeTopics(topics).allTopicNames());
    List<Partition> partitions = new ArrayList<>();
    new TreeMap<>(described)
        .forEach(
            (topic, of) -> of.partitions().forEach(each -> partitions.add(partition(topic, each))));
    return partitions;
  }

  private static Partition partition(String topic, TopicPartitionInfo info) {
    Node leader = info.leader();
    return new Partition(
        topic,
        info.partition(),
        leader == null || leader.isEmpty() ? -1 : leader.id(),
        ids(info.replicas()),
        ids(info.isr()),
        eligible(info));
  }

  private static List<Integer> eligible(TopicPartitionInfo info) {
    List<Integer> eligible = ids(info.elr());
    return eligible.isEmpty() && info.isr().isEmpty() ? ids(info.lastKnownElr()) : eligible;
  }

  /** Where the cluster does not keep such a list, there is none. */
  private static List<Integer> ids(@Nullable List<Node> nodes) {
    return nodes == null ? List.of() : nodes.stream().map(Node::id).toList();
  }

  @Override
  public String brokerSetting(int node, String key) throws Unreachable {
    ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, Integer.toString(node));
    Map<ConfigResource, Config> read =
        asking.of(
            "describeConfigs of broker " + node,
            () -> admin.describeConfigs(List.of(broker)).all());
    return requireNonNull(read.get(broker), "an answer about the broker").get(key).value();
  }

  @Override
  public Map<String, String> topicSettings(Collection<String> topics, String key)
      throws Unreachable {
    if (topics.isEmpty()) {
      return Map.of();
    }
    List<ConfigResource> asked =
        topics.stream().map(each -> new ConfigResource(ConfigResource.Type.TOPIC, each)).toList();
    Map<ConfigResource, Config> read =
        asking.of(
            "describeConfigs of " + topics.size() + " topics",
            () -> admin.describeConfigs(asked).all());
    return read.entrySet().stream()
        .collect(toMap(each -> each.getKey().name(), each -> each.getValue().get(key).value()));
  }

  @Override
  public Map<Integer, List<String>> failedDirectories(Collection<Integer> nodes) {
    Map<Integer, List<String>> failed = new HashMap<>();
    admin
        .describeLogDirs(nodes, new DescribeLogDirsOptions().timeoutMs((int) BRIEF.toMillis()))
        .descriptions()
        .forEach((node, answer) -> {
          try {
            failed.put(node, failed(asking.of("describeLogDirs of " + node, () -> answer)));
          } catch (Unreachable silent) {
            // It stands not in the answer: a dead broker counts as up until its session ends.
          }
        });
    return failed;
  }

  private static List<String> failed(Map<String, LogDirDescription> directories) {
    return directories.entrySet().stream()
        .filter(each -> each.getValue().error() != null)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  @Override
  public Set<Integer> withCopy(Partition partition, Collection<Integer> nodes) throws Unreachable {
    if (nodes.isEmpty()) {
      return Set.of();
    }
    TopicPartition wanted = new TopicPartition(partition.topic(), partition.number());
    return asking
        .of("describeLogDirs of " + nodes, () -> admin.describeLogDirs(nodes).allDescriptions())
        .entrySet()
        .stream()
        .filter(each -> each.getValue().values().stream().anyMatch(one -> holds(one, wanted)))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** A copy that is moving in from another directory does not count yet. */
  private static boolean holds(LogDirDescription directory, TopicPartition wanted) {
    ReplicaInfo copy = directory.replicaInfos().get(wanted);
    return directory.error() == null && copy != null && !copy.isFuture();
  }

  @Override
  public Map<String, String> electPreferred(Collection<Partition> partitions) throws Unreachable {
    return elect(ElectionType.PREFERRED, partitions);
  }

  @Override
  public Map<String, String> electUnclean(Partition partition) throws Unreachable {
    return elect(ElectionType.UNCLEAN, List.of(partition));
  }

  private Map<String, String> elect(ElectionType type, Collection<Partition> partitions)
      throws Unreachable {
    Set<TopicPartition> named =
        partitions.stream()
            .map(each -> new TopicPartition(each.topic(), each.number()))
            .collect(Collectors.toSet());
    if (named.isEmpty()) {
      return Map.of(); // an empty set would be an order, too
    }
    Map<TopicPartition, Optional<Throwable>> elected =
        asking.of(
            "electLeaders " + type + " " + partitions,
            () -> admin.electLeaders(type, named).partitions());
    Map<String, String> failed = new TreeMap<>();
    elected.forEach((partition, failure) ->
        failure
            .filter(each -> !(each instanceof ElectionNotNeededException))
            .ifPresent(
                each -> failed.put(partition.toString(), String.valueOf(each.getMessage()))));
    return failed;
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
