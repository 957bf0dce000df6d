package dev.firedrill.workflows.kafka;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A broker that gave a log directory up because it was full, while all others are well. Room alone
 * does not bring the directory back: the broker looks at it again only when it is started.
 */
public record LogDirFull(ClusterView cluster, HostView host, SpaceView space) implements Facts {

  public LogDirFull {
    requireNonNull(cluster, "cluster");
    requireNonNull(host, "host");
    requireNonNull(space, "space");
  }

  /** The broker's name. */
  public String broker() {
    return host.broker();
  }

  private Optional<BrokerView> own() {
    return cluster.broker(broker());
  }

  /** The log directories that the broker gave up. */
  List<String> failed() {
    return own().map(BrokerView::failedDirectories).orElse(List.of());
  }

  /** What is removed: what may be, on the file systems of those that are full. */
  List<SpaceView.Expendable> toRemove() {
    return space.beside(space.full(failed()));
  }

  /** The paths of {@link #toRemove}. */
  public List<String> pathsToRemove() {
    return toRemove().stream().map(SpaceView.Expendable::path).toList();
  }

  /** Every reason not to make room and restart; empty means that it may be done. */
  public List<String> objections() {
    if (!host.isReachable()) {
      return host.objectionsToReach();
    }
    List<String> objections = new ArrayList<>();
    if (!space.stops()) {
      objections.add("the target's file does not say how " + broker() + " is stopped: 'stop'");
    }
    if (!cluster.quorum().answers()) {
      objections.add("the quorum does not answer: " + cluster.quorum().trouble());
      return objections;
    }
    Optional<BrokerView> own = own();
    if (own.isEmpty()) {
      objections.add(broker() + " is no broker of this cluster");
      return objections;
    }
    objections.addAll(objectionsToState(own.get()));
    objections.addAll(space.objectionsToRoom(space.full(failed())));
    objections.addAll(new Others(cluster, own.get().id()).objections());
    return objections;
  }

  /**
   * Failed directories whose room was not looked at: the target's file has them by another path, or
   * not at all. Empty means that all were.
   */
  List<String> objectionsToPaths() {
    List<String> known = space.directories().stream().map(SpaceView.Directory::path).toList();
    return host.isReachable()
        ? failed().stream()
            .filter(each -> !known.contains(each))
            .map(each ->
                ("%s gave up %s, and the target's file names %s as its 'directories': write it"
                        + " there as it stands in log.dirs, so that its room is seen")
                    .formatted(broker(), each, known))
            .toList()
        : List.of();
  }

  private List<String> objectionsToState(BrokerView own) {
    if (!own.up() || !host.runs()) {
      return List.of(
          "%s is not up: make room by hand, then it is a dead broker like any other"
              .formatted(broker()));
    }
    if (own.mute()) {
      return own.objectionsToSilence();
    }
    return own.failedDirectories().isEmpty()
        ? List.of("no log directory of %s has failed: there is nothing to mend".formatted(broker()))
        : List.of();
  }

  /** What a decision rests on: what failed, what is removed, which process is ended. */
  public List<String> declaredFacts() {
    List<String> facts = new ArrayList<>(cluster.declaredFacts());
    facts.add("failed: " + failed());
    facts.add("removed: " + toRemove().stream().map(SpaceView.Expendable::inWords).toList());
    facts.add("ended: " + host.processes());
    return facts;
  }

  /** Every reason to stop after a wait, by new looks; empty means go on. */
  List<String> reasonsToStop(LogDirFull now) {
    List<String> reasons = new ArrayList<>(now.declaredFacts());
    reasons.removeAll(declaredFacts());
    reasons.replaceAll(fact -> "changed since the question was asked: " + fact);
    reasons.addAll(now.objections());
    return reasons;
  }

  /** Every reason to doubt that those that were full have room; empty means they have. */
  static List<String> objectionsToRoom(SpaceView now, List<String> failed) {
    return now.full(failed).stream()
        .map(each -> "%s is full: %s".formatted(each.path(), each.inWords()))
        .toList();
  }

  /** Every reason to doubt that the broker is back with every copy; empty means it is. */
  List<String> objectionsToReturn() {
    return new Whole(cluster, List.of(host), Set.of()).objections();
  }

  /** As {@link #objectionsToReturn}, with every partition led by the broker that should lead it. */
  List<String> objectionsToOutcome() {
    List<String> objections = new ArrayList<>(objectionsToReturn());
    int misled = new Restart(cluster, host).misled();
    if (misled > 0) {
      objections.add(misled + " partitions that prefer " + broker() + " are not led by it");
    }
    return objections;
  }

  @Override
  public Table asTable() {
    return failed().isEmpty() ? cluster.asTable() : space.asTable();
  }
}
