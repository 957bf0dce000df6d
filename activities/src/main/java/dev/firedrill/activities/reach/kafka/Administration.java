package dev.firedrill.activities.reach.kafka;

import dev.firedrill.activities.reach.Unreachable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A short conversation with a Kafka cluster. Each question waits for a few seconds at most; one
 * that is not answered is {@link Unreachable}.
 */
public interface Administration extends AutoCloseable {

  /** Who leads the quorum of controllers, and who votes (describeMetadataQuorum). */
  Controllers controllers() throws Unreachable;

  /** The registered brokers, fenced ones included (describeCluster). */
  Nodes nodes() throws Unreachable;

  /** Every partition of every topic, internal ones included (describeTopics). */
  List<Partition> partitions() throws Unreachable;

  /** One setting of a broker (describeConfigs). */
  String brokerSetting(int node, String key) throws Unreachable;

  /** One setting of each of these topics (describeConfigs). */
  Map<String, String> topicSettings(Collection<String> topics, String key) throws Unreachable;

  /**
   * The log directories that failed, of each of these brokers that answers within 5 s
   * (describeLogDirs); of one that does not, nothing is said.
   */
  Map<Integer, List<String>> failedDirectories(Collection<Integer> nodes);

  /**
   * Those of these brokers that have a copy of this partition in a log directory that works
   * (describeLogDirs); each of them has to answer.
   */
  Set<Integer> withCopy(Partition partition, Collection<Integer> nodes) throws Unreachable;

  /**
   * Has these partitions led by the first of their replicas, where that is in sync; a partition
   * that is led by it already is left as it is (electLeaders, PREFERRED). One whose election failed
   * is named in the answer with the reason.
   */
  Map<String, String> electPreferred(Collection<Partition> partitions) throws Unreachable;

  /**
   * Has this partition led by the first of its replicas that is up, with its log directory working,
   * whatever it lacks; one that has a leader is left as it is (electLeaders, UNCLEAN). A failure is
   * in the answer, as above.
   */
  Map<String, String> electUnclean(Partition partition) throws Unreachable;

  /**
   * Takes a node's vote away that it has by this directory (removeRaftVoter). One that is not
   * answered may be carried out later.
   */
  void removeVoter(int node, String directoryId) throws Unreachable;

  /**
   * Gives a node a vote by this directory (addRaftVoter). One that is not answered may be carried
   * out later.
   *
   * @param endpoints where other controllers reach it, each as {@code CONTROLLER://host:port}
   */
  void addVoter(int node, String directoryId, List<String> endpoints) throws Unreachable;

  @Override
  void close();
}
