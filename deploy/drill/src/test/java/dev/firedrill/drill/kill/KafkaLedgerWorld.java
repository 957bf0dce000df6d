package dev.firedrill.drill.kill;

import dev.firedrill.workflows.kafka.BrokerView;
import dev.firedrill.workflows.kafka.ClusterView;
import dev.firedrill.workflows.kafka.DirectoryView;
import dev.firedrill.workflows.kafka.HostView;
import dev.firedrill.workflows.kafka.KafkaActivities;
import dev.firedrill.workflows.kafka.Placement;
import dev.firedrill.workflows.kafka.QuorumView;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetName;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Three brokers that are controllers, too, of which some are dead until they are started. */
abstract class KafkaLedgerWorld implements LedgerWorld, KafkaActivities {

  static final String BROKER = "kafka-2";
  static final String CLUSTER = "5L6g3nShT-eMCtK--X86sw";
  static final String DIRECTORY = "/var/lib/kafka";

  private final String runbook;
  private final String target;
  private final Ledgers ledgers;

  KafkaLedgerWorld(String runbook, String target, Ledgers ledgers) {
    this.runbook = runbook;
    this.target = target;
    this.ledgers = ledgers;
  }

  /** What is launched on this cluster. */
  abstract Request request(TargetName cluster);

  /** What a launch form would hold beside the target. */
  abstract Map<String, String> inputs();

  @Override
  public final String runbook() {
    return runbook;
  }

  @Override
  public final List<Object> verbs() {
    return List.of(this);
  }

  @Override
  public final Map<String, String> targets(Path secrets) {
    return Map.of(
        target + ".yaml", KafkaTarget.named(target, secrets),
        stubborn() + ".yaml", KafkaTarget.named(stubborn(), secrets));
  }

  private String stubborn() {
    return "stubborn-" + target;
  }

  /** The run in which all goes well, with its one change without a way back. */
  final Plot recovers(List<String> effects, String struck, List<String> verbs) {
    return plot(target, Ending.RECOVERED, effects, struck, verbs);
  }

  /** The run whose change without a way back is refused; nothing is changed before it. */
  final Plot stops(String struck) {
    return stops(List.of(), struck);
  }

  /** The same, where this stands that nothing takes back. */
  final Plot stops(List<String> effects, String struck) {
    return plot(stubborn(), Ending.ABORTED, effects, struck, List.of());
  }

  private Plot plot(
      String of, Ending ending, List<String> effects, String struck, List<String> verbs) {
    Map<String, String> values = new HashMap<>(inputs());
    values.put("target", of);
    return new Plot(
        ending.name(), request(new TargetName(of)), values, ending, effects, struck, verbs);
  }

  final boolean stands(String effect) {
    return ledgers.stands(effect);
  }

  /** Brings an effect about unless it stands. */
  final void once(String effect) {
    if (!stands(effect)) {
      ledgers.bringAbout(effect);
    }
  }

  /** As {@link #once}, for what there is no way back from: the stubborn cluster refuses it. */
  final void irrevocably(TargetName cluster, String effect) {
    if (cluster.value().equals(stubborn())) {
      throw new NotPossible("this cluster always refuses to " + effect);
    }
    once(effect);
  }

  /** A cluster in which these nodes are dead, and in which kafka-2 leads what it should or not. */
  static ClusterView cluster(List<Integer> dead, boolean led) {
    List<Integer> all = List.of(1, 2, 3);
    List<Integer> inSync = all.stream().filter(id -> !dead.contains(id)).toList();
    return new ClusterView(
        CLUSTER,
        new QuorumView(
            "",
            3,
            all.stream()
                .map(id -> new QuorumView.Voter(id, dead.contains(id) ? 60_000 : 0, "dir-of-" + id))
                .toList()),
        IntStream.rangeClosed(1, 3)
            .mapToObj(id -> new BrokerView("kafka-" + id, id, !dead.contains(id), List.of()))
            .toList(),
        List.of(
            new Placement(
                List.of(2, 3, 1), inSync, led ? 2 : 1, dead.isEmpty() ? 0 : 2, 3, "parcels-0")),
        9000);
  }

  static HostView host(int id, boolean up) {
    return new HostView(
        "kafka-" + id,
        "",
        up ? List.of(4711L) : List.of(),
        up ? 60 : 0,
        List.of(new DirectoryView(DIRECTORY, "", CLUSTER, id, "dir-of-" + id)));
  }

  @Override
  public ClusterView observeWithout(TargetName cluster, String broker) {
    return observe(cluster);
  }

  @Override
  public HostView lookAtHost(TargetName cluster, String broker) {
    throw neverCalled();
  }

  @Override
  public void start(TargetName cluster, String broker) {
    throw neverCalled();
  }

  @Override
  public void electPreferred(TargetName cluster, String broker) {
    throw neverCalled();
  }

  static AssertionError neverCalled() {
    return new AssertionError("this runbook has no business with this verb");
  }
}
