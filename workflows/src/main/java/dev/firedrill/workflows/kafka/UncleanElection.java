package dev.firedrill.workflows.kafka;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A partition without a leader whose copies in sync are all lost, and the stale copy that would
 * lead it. Kafka takes the first replica that is up with a log directory that works, in their
 * order, and cannot be told whom.
 */
public record UncleanElection(ClusterView cluster, PartitionView partition, CopiesView seen)
    implements Facts {

  public UncleanElection {
    requireNonNull(cluster, "cluster");
    requireNonNull(partition, "partition");
    requireNonNull(seen, "seen");
  }

  private boolean isUp(CopyView copy) {
    return cluster.brokers().stream().anyMatch(each -> each.id() == copy.node() && each.up());
  }

  private Stream<CopyView> up() {
    return seen.copies().stream().filter(this::isUp);
  }

  /** The copies of brokers that are not up. */
  List<CopyView> dead() {
    return seen.copies().stream().filter(each -> !isUp(each)).toList();
  }

  /** Whether it was in sync last, or may have been: where nobody is remembered, all dead may. */
  private boolean wasInSync(CopyView copy) {
    return partition.remembersNobody() ? !isUp(copy) : partition.wasInSync(copy.node());
  }

  /** The dead whose hosts cannot be reached, by name: somebody has to attest that they are lost. */
  List<String> unreachable() {
    return dead().stream()
        .filter(each -> !each.host().isReachable())
        .map(CopyView::broker)
        .toList();
  }

  /**
   * Those who were in sync and whose hosts answer and show no folder of the partition, by name: a
   * disk that is not mounted looks like one that is lost.
   */
  List<String> unfound() {
    return dead().stream()
        .filter(each -> wasInSync(each) && each.host().isReachable() && !each.isThere())
        .map(CopyView::broker)
        .toList();
  }

  /** All those whose loss somebody has to attest, by name. */
  List<String> toAttest() {
    return Stream.concat(unreachable().stream(), unfound().stream()).toList();
  }

  /** The copies that are kept: all that is left of the dead. */
  List<CopyView> left() {
    return dead().stream().filter(CopyView::isThere).toList();
  }

  private Optional<CopyView> first() {
    return up().filter(each -> !wasInSync(each) && isUsable(each)).findFirst();
  }

  private boolean isUsable(CopyView copy) {
    return !partition.unusable().contains(copy.node());
  }

  /** The copy that would lead. */
  public CopyView candidate() {
    return first().orElseThrow(() -> new IllegalStateException("nobody could lead " + partition));
  }

  /**
   * What is lost if the copy leads from this offset: of each dead one's log what lies behind where
   * it and the new leader's part. That is before the new leader's end where it took records as a
   * leader that were never acknowledged.
   */
  Loss lossFrom(long end) {
    long from = end;
    long to = 0;
    for (CopyView each : dead()) {
      long parted = candidate().agreesUntil(end, each);
      boolean superseded = !wasInSync(each) && candidate().hasAllOf(each);
      if (each.end() > parted && !superseded) {
        from = Math.min(from, parted);
        to = Math.max(to, each.end());
      }
    }
    List<CopyView> inSync = seen.copies().stream().filter(this::wasInSync).toList();
    boolean isWhole =
        !inSync.isEmpty()
            && inSync.stream()
                .allMatch(each -> each.isMeasured() && candidate().isSureOf(end, each));
    return new Loss(from, Math.max(from, to), isWhole && candidate().isMeasured());
  }

  /** What would be lost. */
  public Loss loss() {
    return lossFrom(candidate().end());
  }

  /** What would be lost, and what would save it, in a sentence. */
  String lossInWords() {
    String lost = loss().inWords(partition.name());
    String brokers = String.join(", ", left().stream().map(CopyView::broker).toList());
    return left().isEmpty()
        ? lost
        : "%s; the log is still there on %s: whoever can have that broker start saves it"
            .formatted(lost, brokers);
  }

  /** Every reason not to have the stale copy lead; empty means that nothing better can be done. */
  public List<String> objections() {
    List<String> objections = new ArrayList<>(objectionsOnceKept());
    if (hasToBeElected()) {
      dead().forEach(each -> objections.addAll(each.objectionsToKeeping()));
    }
    return objections;
  }

  private boolean hasToBeElected() {
    return cluster.quorum().answers() && partition.trouble().isEmpty() && !partition.hasLeader();
  }

  /** As {@link #objections}, once the logs of the dead are kept: that took the room there was. */
  private List<String> objectionsOnceKept() {
    if (!cluster.quorum().answers()) {
      return List.of("the quorum does not answer: " + cluster.quorum().trouble());
    }
    if (!partition.trouble().isEmpty()) {
      return List.of(partition.trouble());
    }
    if (partition.hasLeader()) {
      return List.of(
          "%s leads %s: nobody has to be elected"
              .formatted(cluster.name(partition.leader()), partition.name()));
    }
    List<String> objections = new ArrayList<>();
    seen.copies().stream()
        .filter(each -> !isUp(each) || wasInSync(each))
        .forEach(each -> objections.addAll(objectionsToGivingUp(each)));
    objections.addAll(objectionsToCandidate());
    return objections;
  }

  private List<String> objectionsToGivingUp(CopyView copy) {
    String who = copy.broker() + (wasInSync(copy) ? ", which was in sync," : "");
    if (isUp(copy)) {
      return List.of(who + " is up: its copy may come back with every record; look at its disks");
    }
    if (copy.host().runs()) {
      return List.of(
          "Kafka runs on the host of %s and the cluster does not count it in: look at its log"
              .formatted(who));
    }
    return copy.isStartable(cluster.clusterId()) && (wasInSync(copy) || mayHaveMore(copy))
        ? List.of(
            "the disks of %s are intact: start it there, and nothing, or less, is lost"
                .formatted(who))
        : List.of();
  }

  private boolean mayHaveMore(CopyView copy) {
    return !copy.isKnown() || first().filter(each -> each.hasAllOf(copy)).isEmpty();
  }

  private List<String> objectionsToCandidate() {
    Optional<CopyView> first = first();
    if (first.isEmpty()) {
      List<String> none = new ArrayList<>(objectionsToUnusable());
      none.add("nobody who is up has a stale copy of " + partition.name());
      return none;
    }
    CopyView candidate = first.get();
    if (!candidate.isKnown()) {
      return List.of(
          "how far the copy of %s goes cannot be read: %s"
              .formatted(candidate.broker(), candidate.trouble()));
    }
    List<String> objections = new ArrayList<>(objectionsToUnusable());
    up().filter(each -> !wasInSync(each) && isUsable(each) && mayHaveMore(each))
        .forEach(each ->
            objections.add(
                "Kafka would elect %s, the first that is up, which has its log %s; %s has it: %s"
                    .formatted(
                        candidate.broker(), candidate.inWords(), each.broker(), each.inWords())));
    return objections;
  }

  /** A stale copy that Kafka passes over may still be the best that is left. */
  private List<String> objectionsToUnusable() {
    return up().filter(each -> !wasInSync(each) && !isUsable(each) && mayHaveMore(each))
        .map(each ->
            "the log directory of %s with its copy, %s, does not work, and no other copy has as"
                    .formatted(each.broker(), each.inWords())
                + " much: bring that directory back first")
        .toList();
  }

  /** What a decision rests on: who would lead from where, and what is left of whom. */
  public List<String> declaredFacts() {
    List<String> facts = new ArrayList<>();
    facts.add("cluster: " + cluster.clusterId());
    facts.add(partition.name() + " has no leader; copies on " + partition.replicas());
    facts.add("leads: %s, %s".formatted(candidate().broker(), candidate().inWords()));
    for (CopyView each : dead()) {
      facts.add(
          "%s, %s: %s"
              .formatted(each.broker(), wasInSync(each) ? "in sync last" : "stale", factOf(each)));
    }
    return facts;
  }

  private static String factOf(CopyView copy) {
    if (copy.isKnown()) {
      return "%s, kept in %s".formatted(copy.inWords(), copy.shelf().folder());
    }
    return copy.isThere()
        ? "its log cannot be read"
        : copy.host().isReachable() ? "nothing is left" : "its host cannot be reached";
  }

  /** Every reason to stop after a wait, by new looks; empty means go on. */
  List<String> reasonsToStop(UncleanElection now) {
    return reasonsToStop(now, now.objections());
  }

  /** As {@link #reasonsToStop}, once the logs of the dead are kept. */
  List<String> reasonsToStopOnceKept(UncleanElection now) {
    return reasonsToStop(now, now.objectionsOnceKept());
  }

  private List<String> reasonsToStop(UncleanElection now, List<String> objections) {
    if (!objections.isEmpty()) {
      return objections;
    }
    List<String> reasons = new ArrayList<>(now.declaredFacts());
    reasons.removeAll(declaredFacts());
    reasons.replaceAll(fact -> "changed since the question was asked: " + fact);
    return reasons;
  }

  /** Every reason to doubt that the copy leads that was approved; empty means it does. */
  public List<String> objectionsToLeader(PartitionView now) {
    if (!now.trouble().isEmpty()) {
      return List.of(now.trouble());
    }
    int wanted = candidate().node();
    if (now.leader() != wanted) {
      return List.of(
          "%s, not by %s"
              .formatted(
                  now.hasLeader()
                      ? now.name() + " is led by " + cluster.name(now.leader())
                      : now.name() + " is led by nobody",
                  candidate().broker()));
    }
    return now.inSync().contains(wanted)
        ? List.of()
        : List.of(candidate().broker() + " leads and is not in sync with itself");
  }

  /** Whether another loss came about than the one that was approved; empty means the same. */
  public List<String> objectionsToTerm(TermView term) {
    long end = candidate().end();
    return term.from() == end
        ? List.of()
        : List.of(
            "the new leader's term begins at offset %d, and its copy ended at %d: lost are %s"
                .formatted(term.from(), end, lossFrom(term.from()).inWords(partition.name())));
  }

  @Override
  public Table asTable() {
    return new Table(
        List.of("broker", "state", "copy", "log"),
        seen.copies().stream()
            .map(each ->
                List.of(
                    each.broker(),
                    isUp(each) ? "up" : each.host().isReachable() ? "down" : "cannot be reached",
                    wasInSync(each) ? "in sync last" : "stale",
                    each.inWords()))
            .toList());
  }
}
