package dev.firedrill.activities.kafka;

import dev.firedrill.activities.reach.kafka.Administration;
import dev.firedrill.activities.reach.kafka.Controllers;
import dev.firedrill.activities.reach.kafka.Nodes;
import dev.firedrill.activities.reach.kafka.Partition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A cluster of one partition, payments-0, that says what it is told to, and notes each order. */
final class FakeKafka implements Administration {

  static final String DIRECTORY = "5L6g3nShT-eMCtK--X86sw";
  private static final long NOW = 1_000_000;

  private final List<Integer> replicas;
  private final List<String> orders = new ArrayList<>();
  private int leader = -1;
  private Set<Integer> up;
  private Set<Integer> broken = Set.of();
  private Set<Integer> late = Set.of();

  FakeKafka(Integer... replicas) {
    this.replicas = List.of(replicas);
    this.up = Set.of(replicas);
  }

  FakeKafka led(int node) {
    leader = node;
    return this;
  }

  FakeKafka up(Integer... nodes) {
    up = Set.of(nodes);
    return this;
  }

  /** Nodes whose copy is in a log directory that has failed. */
  FakeKafka broken(Integer... nodes) {
    broken = Set.of(nodes);
    return this;
  }

  /** Controllers that have not caught up with their leader. */
  FakeKafka late(Integer... nodes) {
    late = Set.of(nodes);
    return this;
  }

  List<String> orders() {
    return List.copyOf(orders);
  }

  @Override
  public Controllers controllers() {
    List<Controllers.Voter> voters =
        List.of(1, 2, 3).stream()
            .map(id ->
                new Controllers.Voter(
                    id, late.contains(id) ? NOW - 60_000 : NOW, DIRECTORY, List.of()))
            .toList();
    return new Controllers(1, voters, List.of());
  }

  @Override
  public Nodes nodes() {
    return new Nodes("cluster", List.copyOf(up), List.of());
  }

  @Override
  public List<Partition> partitions() {
    return List.of(new Partition("payments", 0, leader, replicas, List.of(), List.of()));
  }

  @Override
  public String brokerSetting(int node, String key) {
    throw new AssertionError("nobody asks for this");
  }

  @Override
  public Map<String, String> topicSettings(Collection<String> topics, String key) {
    return Map.of();
  }

  @Override
  public Map<Integer, List<String>> failedDirectories(Collection<Integer> nodes) {
    return Map.of();
  }

  @Override
  public Set<Integer> withCopy(Partition partition, Collection<Integer> nodes) {
    Set<Integer> holding = new HashSet<>(nodes);
    holding.removeAll(broken);
    return holding;
  }

  @Override
  public Map<String, String> electPreferred(Collection<Partition> partitions) {
    orders.add("elect preferred " + partitions);
    return Map.of();
  }

  @Override
  public Map<String, String> electUnclean(Partition partition) {
    orders.add("elect unclean " + partition);
    return Map.of();
  }

  @Override
  public void removeVoter(int node, String directoryId) {
    orders.add("remove " + node);
  }

  @Override
  public void addVoter(int node, String directoryId, List<String> endpoints) {
    orders.add("add " + node);
  }

  @Override
  public void close() {}
}
