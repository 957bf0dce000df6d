package dev.firedrill.workflows.vault;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * The unsealing of the sealed nodes of a cluster, by the shares of its key.
 *
 * @param without the nodes that are dead, or have no key, and stay so
 */
public record Unsealing(ClusterView cluster, List<String> without) implements Opened {

  public Unsealing {
    requireNonNull(cluster, "cluster");
    without = List.copyOf(without);
  }

  /** The nodes that are to serve afterwards. */
  private List<NodeView> wanted() {
    return cluster.nodes().stream().filter(node -> !without.contains(node.name())).toList();
  }

  /** The sealed nodes by name. */
  public List<String> sealed() {
    return cluster.sealed().stream().map(NodeView::name).toList();
  }

  /** The sealed nodes in words. */
  String sealedInWords() {
    return String.join(", ", sealed());
  }

  /** How many shares unseal a node. */
  public int threshold() {
    return cluster.sealed().stream().mapToInt(NodeView::threshold).max().orElse(0);
  }

  /** Every reason not to ask for shares; empty means that it may be done. */
  public List<String> objections() {
    List<String> objections = new ArrayList<>();
    without.forEach(name -> objections.addAll(objectionsToWithout(name)));
    wanted().forEach(node -> objections.addAll(objectionsTo(node)));
    if (objections.isEmpty() && cluster.sealed().isEmpty()) {
      objections.add("no node is sealed: there is nothing to unseal");
    }
    if (sizes().size() > 1) {
      objections.add("the sealed nodes take different numbers of shares: " + sizes());
    }
    if (cluster.active().isPresent()) {
      cluster
          .service()
          .objectionsToReading()
          .forEach(why -> objections.add("the outcome could not be verified: " + why));
    }
    return objections;
  }

  /** Why nobody could lead those that are left; empty means that one of them can. */
  public List<String> objectionsToMinority() {
    int left = wanted().size();
    int all = cluster.nodes().size();
    return left * 2 > all
        ? List.of()
        : List.of(
            "only %d of %d nodes are left, and none of them can lead: more than half have to be left"
                .formatted(left, all));
  }

  private List<String> objectionsToWithout(String name) {
    return cluster
        .node(name)
        .map(node ->
            node.answers() && node.initialised()
                ? List.of(name + " answers, so it is not left out: launch without that")
                : List.<String>of())
        .orElseGet(() -> List.of(name + " is no node of this cluster"));
  }

  private List<String> objectionsTo(NodeView node) {
    if (!node.answers()) {
      return List.of(
          "%s does not answer (%s): start it first, so that the holders enter their shares once; or"
                  .formatted(node.name(), node.trouble())
              + " leave it out");
    }
    if (!node.initialised()) {
      return List.of(
          node.name()
              + " has no key yet: it is new, or has lost its disk. Let it join first; where it"
              + " cannot, since the others are sealed, leave it out until they are not");
    }
    if (!node.takesShares()) {
      return node.sealed() ? List.of(unsealsItself(node)) : List.of();
    }
    // While others are sealed, unsealing them may bring it back.
    return node.sealed() || node.serves() || !cluster.sealed().isEmpty()
        ? List.of()
        : List.of("%s is %s: no share helps there".formatted(node.name(), node.state()));
  }

  private String unsealsItself(NodeView node) {
    String server =
        cluster.keyServer().isEmpty()
            ? "it answers, or the target's file does not name it"
            : "it does not answer: " + cluster.keyServer();
    return "%s is sealed and unseals itself by %s, so no share helps. Its key server: %s."
            .formatted(node.name(), node.sealType(), server)
        + " Once that answers, restart the node: sealed by hand it does not unseal itself again;"
        + " not before: one that can't reach it ends at once";
  }

  private List<Integer> sizes() {
    return cluster.sealed().stream().map(NodeView::threshold).distinct().toList();
  }

  /** What a decision to unseal them rests on. */
  public List<String> declaredFacts() {
    List<String> facts = new ArrayList<>();
    cluster
        .sealed()
        .forEach(node ->
            facts.add(
                "%s is sealed, and %d of %d shares unseal it"
                    .formatted(node.name(), node.threshold(), node.shares())));
    facts.add("left out: " + (without.isEmpty() ? "nobody" : String.join(", ", without)));
    return facts;
  }

  /** What the end of somebody else's attempt rests on. */
  public List<String> attemptFacts() {
    return attempts().stream().map(Attempt::toString).toList();
  }

  /** Every reason to stop after a wait, by a new look at the cluster; empty means go on. */
  List<String> reasonsToStop(ClusterView seen) {
    Unsealing now = new Unsealing(seen, without);
    List<String> reasons = new ArrayList<>();
    now.declaredFacts().stream()
        .filter(fact -> !declaredFacts().contains(fact))
        .forEach(fact -> reasons.add("changed since the question was asked: " + fact));
    declaredFacts().stream()
        .filter(fact -> !now.declaredFacts().contains(fact))
        .forEach(fact -> reasons.add("not so any more since the question was asked: " + fact));
    now.attemptFacts().stream()
        .filter(fact -> !attemptFacts().contains(fact))
        .forEach(fact -> reasons.add("somebody else enters shares now: " + fact));
    reasons.addAll(now.objections());
    return reasons;
  }

  @Override
  public List<String> objectionsToShares() {
    return wanted().stream()
        .filter(NodeView::wantsAnotherRound)
        .map(node ->
            node.answers()
                ? "%s is still sealed, with %d of %d shares"
                    .formatted(node.name(), node.progress(), node.threshold())
                : node.name() + " does not answer: " + node.trouble())
        .toList();
  }

  /** Every reason to doubt that all nodes serve; empty means they do. */
  public List<String> objectionsToServing() {
    List<String> objections = new ArrayList<>();
    wanted().stream()
        .filter(node -> !node.serves())
        .forEach(node -> objections.add(node.name() + " is " + node.state()));
    objections.addAll(
        objections.isEmpty() ? cluster.objectionsToActive() : objectionsToSeveralActive());
    return objections;
  }

  /** Why not to take one of several nodes that call themselves active for it. */
  List<String> objectionsToSeveralActive() {
    return cluster.leaders() > 1 ? cluster.objectionsToActive() : List.of();
  }

  /**
   * As {@link #objectionsToServing}, with the canary read and as many nodes to lose as there should
   * be; where one was left out, autopilot has no such number.
   */
  public List<String> objectionsToOutcome() {
    List<String> objections = new ArrayList<>(objectionsToServing());
    objections.addAll(
        without.isEmpty()
            ? cluster.service().objectionsToOutcome()
            : cluster.service().objectionsToReading());
    return objections;
  }

  /** What clients feel until then, in words. */
  String impact() {
    long serving = cluster.nodes().stream().filter(NodeView::serves).count();
    return serving == 0
        ? "nobody is served"
        : serving + " of " + cluster.nodes().size() + " nodes serve";
  }

  @Override
  public List<NodeView> nodes() {
    return cluster.nodes();
  }

  @Override
  public Table asTable() {
    return cluster.asTable();
  }
}
