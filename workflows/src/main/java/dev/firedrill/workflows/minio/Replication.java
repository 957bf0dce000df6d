package dev.firedrill.workflows.minio;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.List;

/** Whether a bucket's replication can carry its objects over, once the target's nodes live. */
public record Replication(SidesView sides) implements Facts {

  public Replication {
    requireNonNull(sides, "sides");
  }

  /** The nodes of the target that are started. */
  public List<String> nodes() {
    return sides.copy().dead().stream().map(SideView.Node::name).toList();
  }

  /** Every reason not to begin; empty means that it may be done. */
  public List<String> objections() {
    List<String> objections = new ArrayList<>(objectionsToSource());
    if (nodes().isEmpty()) {
      objections.addAll(sides.copy().objections("the target"));
    }
    for (SideView.Node node : sides.copy().dead()) {
      if (!node.hostTrouble().isEmpty()) {
        objections.add(
            "the host of %s cannot be reached, so it is not started: %s"
                .formatted(node.name(), node.hostTrouble()));
      }
    }
    return objections;
  }

  private List<String> objectionsToSource() {
    List<String> objections = new ArrayList<>(sides.source().objections("the source"));
    if (!objections.isEmpty()) {
      objections.add("bring the source back first: minio-read-only");
    } else {
      objections.addAll(objectionsToRule());
    }
    return objections;
  }

  private List<String> objectionsToRule() {
    String bucket = sides.source().bucket();
    if (!sides.trouble().isEmpty()) {
      return List.of("the source does not tell the rules of " + bucket + ": " + sides.trouble());
    }
    if (sides.routes().isEmpty()) {
      return List.of("no rule replicates the bucket " + bucket);
    }
    List<Route> fitting = sides.toTarget();
    if (fitting.isEmpty()) {
      return List.of(
          "no rule leads to the target of the target's file, %s; there are: %s"
              .formatted(
                  String.join(" or ", sides.target()),
                  String.join("; ", sides.routes().stream().map(Route::inWords).toList())));
    }
    if (fitting.size() > 1) {
      return List.of("more than one rule leads to the target: none is for the whole bucket");
    }
    return fitting.getFirst().objections();
  }

  /** Every reason to doubt that the target serves; empty means that it does. */
  public List<String> objectionsToServing() {
    return sides.copy().objections("the target");
  }

  /** What a decision rests on: what is started, and which rule is used. */
  public List<String> declaredFacts() {
    List<String> facts = new ArrayList<>();
    nodes().forEach(each -> facts.add("started: " + each));
    facts.addAll(rule());
    return facts;
  }

  /** The rule that is used, in words. */
  List<String> rule() {
    return sides.toTarget().stream().map(each -> "the rule " + each.inWords()).toList();
  }

  /** Every reason to stop after a wait, by a new look; empty means go on. */
  List<String> reasonsToStop(SidesView seen) {
    Replication now = new Replication(seen);
    List<String> reasons = new ArrayList<>();
    now.declaredFacts().stream()
        .filter(fact -> !declaredFacts().contains(fact))
        .forEach(fact -> reasons.add("changed since the question was asked: " + fact));
    declaredFacts().stream()
        .filter(fact -> !now.declaredFacts().contains(fact))
        .forEach(fact -> reasons.add("not so any more since it was asked: " + fact));
    reasons.addAll(now.objections());
    return reasons;
  }

  /** Likewise before the resync, when every node of the target has to live. */
  List<String> reasonsToStopBeforeResync(SidesView seen) {
    Replication now = new Replication(seen);
    List<String> reasons = new ArrayList<>(now.objectionsToSource());
    reasons.addAll(now.objectionsToServing());
    if (!now.rule().equals(rule())) {
      reasons.add("changed since the question was asked: " + String.join("; ", now.rule()));
    }
    return reasons;
  }

  @Override
  public Table asTable() {
    return sides.asTable();
  }
}
