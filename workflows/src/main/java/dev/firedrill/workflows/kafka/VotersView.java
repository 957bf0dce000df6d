package dev.firedrill.workflows.kafka;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * The nodes that should vote in the quorum of controllers, by the target's file, and their hosts.
 */
public record VotersView(List<Intended> voters) implements Facts {

  /** A node that should vote, as its host shows it. */
  public record Intended(int id, HostView host) {

    public Intended {
      requireNonNull(host, "host");
    }

    String name() {
      return host.broker();
    }

    /** Whether the directory by which a node votes is another than all on its disks. */
    boolean isStrange(String directoryId) {
      List<String> ids = host.directories().stream().map(DirectoryView::directoryId).toList();
      return objections().isEmpty() && !ids.contains(directoryId);
    }

    /** Every reason not to start it; empty when it runs, and when it may be started. */
    List<String> objections() {
      if (!host.isReachable()) {
        return List.of("the host of " + name() + " cannot be reached: " + host.trouble());
      }
      List<String> objections = new ArrayList<>();
      for (DirectoryView each : host.directories()) {
        if (!each.isReadable()) {
          objections.add(
              "%s of %s is not intact: %s".formatted(each.path(), name(), each.trouble()));
        } else if (each.nodeId() != id) {
          objections.add(
              "%s is of node %d, not of %s".formatted(each.path(), each.nodeId(), name()));
        }
      }
      return objections;
    }

    boolean isStartable() {
      return !host.runs() && objections().isEmpty();
    }

    private List<String> changesIn(HostView now) {
      if (!host.runs()) {
        return isStartable() ? host.changesIn(now) : List.of();
      }
      return now.runs()
          ? List.of()
          : List.of("Kafka does not run on the host of " + name() + " any more");
    }
  }

  public VotersView {
    voters = List.copyOf(voters);
    if (voters.isEmpty()) {
      throw new IllegalArgumentException("somebody has to vote");
    }
  }

  /** How many of them have to agree. */
  int majority() {
    return voters.size() / 2 + 1;
  }

  /** Those whose disks are intact and whose process is gone. */
  public List<String> startable() {
    return voters.stream().filter(Intended::isStartable).map(Intended::name).toList();
  }

  /** Those that run. */
  List<String> running() {
    return voters.stream().filter(each -> each.host().runs()).map(Intended::name).toList();
  }

  /** Those that neither run nor may be started. */
  List<String> leftOut() {
    return voters.stream()
        .filter(each -> !each.host().runs() && !each.isStartable())
        .map(Intended::name)
        .toList();
  }

  /** The hosts of these. */
  List<HostView> hosts(List<String> names) {
    return voters.stream()
        .map(Intended::host)
        .filter(host -> names.contains(host.broker()))
        .toList();
  }

  /** Every reason to stop after a wait, by a new look; empty means go on. */
  List<String> changesIn(VotersView now) {
    List<String> changes = new ArrayList<>();
    for (Intended each : voters) {
      now.hosts(List.of(each.name())).forEach(host -> changes.addAll(each.changesIn(host)));
    }
    return changes;
  }

  @Override
  public Table asTable() {
    return new Table(
        List.of("voter", "Kafka", "disks"),
        voters.stream()
            .map(each ->
                List.of(
                    each.name(),
                    each.host().runs() ? "runs since " + each.host().upSeconds() + " s" : "–",
                    each.objections().isEmpty() ? "intact" : String.join("; ", each.objections())))
            .toList());
  }
}
