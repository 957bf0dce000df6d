package dev.firedrill.workflows.kafka;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A Kafka cluster at one moment. While its quorum does not answer, brokers and placements are
 * empty: what a broker then says of partitions is what it knew before.
 *
 * @param clusterId by which each data directory knows to which cluster it belongs; "" when unknown
 * @param sessionMillis how long a dead broker still counts as up (broker.session.timeout.ms)
 */
public record ClusterView(
    String clusterId,
    QuorumView quorum,
    List<BrokerView> brokers,
    List<Placement> placements,
    long sessionMillis)
    implements Facts {

  public ClusterView {
    requireNonNull(clusterId, "clusterId");
    requireNonNull(quorum, "quorum");
    brokers = brokers.stream().sorted(Comparator.comparingInt(BrokerView::id)).toList();
    placements = List.copyOf(placements);
  }

  /** A cluster whose quorum does not answer, and why. */
  public static ClusterView silent(String trouble) {
    return new ClusterView("", QuorumView.silent(trouble), List.of(), List.of(), 0);
  }

  /** The broker of this name. */
  public Optional<BrokerView> broker(String name) {
    return brokers.stream().filter(broker -> broker.name().equals(name)).findFirst();
  }

  /** The name of the broker with this node id. */
  String name(int id) {
    return brokers.stream()
        .filter(broker -> broker.id() == id)
        .map(BrokerView::name)
        .findFirst()
        .orElse("node " + id);
  }

  /** The names of the brokers that are not up. */
  List<String> missing() {
    return brokers.stream().filter(broker -> !broker.up()).map(BrokerView::name).toList();
  }

  /** How many partitions are placed like this. */
  int partitions(Predicate<Placement> like) {
    return placements.stream().filter(like).mapToInt(Placement::partitions).sum();
  }

  /** What a decision about this cluster rests on: who is missing, who votes; never counts. */
  List<String> declaredFacts() {
    List<String> facts = new ArrayList<>();
    facts.add("cluster: " + clusterId);
    facts.add("missing: " + (missing().isEmpty() ? "nobody" : String.join(", ", missing())));
    facts.add(
        "voters: "
            + quorum.voters().stream().map(QuorumView.Voter::id).sorted().map(this::name).toList());
    return facts;
  }

  @Override
  public Table asTable() {
    List<List<String>> rows =
        brokers.stream()
            .map(broker ->
                List.of(
                    broker.name(),
                    broker.up() ? "up" : "down",
                    controller(broker.id()),
                    String.valueOf(partitions(each -> each.leader() == broker.id())),
                    String.valueOf(partitions(each -> each.lacks(broker.id())))))
            .toList();
    return new Table(List.of("broker", "state", "controller", "leads", "not in sync"), rows);
  }

  private String controller(int id) {
    if (id == quorum.leader()) {
      return "leader";
    }
    return quorum
        .voter(id)
        .map(voter ->
            voter.isCaughtUp()
                ? "voter"
                : voter.behindMillis() < 0
                    ? "voter, not seen"
                    : "voter, behind by " + voter.behindMillis() / 1000 + " s")
        .orElse("–");
  }
}
