package dev.firedrill.workflows.kafka;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The nodes that should vote in the quorum of controllers, by the target's file, and their hosts.
 *
 * @param others the brokers that should not vote: nobody else starts those that died with the
 *     quorum; none in what runs before 2026-12 saw
 */
public record VotersView(List<Intended> voters, List<Intended> others) implements Facts {

  /** A node of the target's file, as its host shows it. */
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

  @SuppressWarnings("NullAway") // older runs looked at voters only
  public VotersView {
    voters = List.copyOf(voters);
    others = List.copyOf(requireNonNullElse(others, List.of()));
    if (voters.isEmpty()) {
      throw new IllegalArgumentException("somebody has to vote");
    }
  }

  /** Where every broker should vote. */
  public VotersView(List<Intended> voters) {
    this(voters, List.of());
  }

  private Stream<Intended> all() {
    return Stream.concat(voters.stream(), others.stream());
  }

  /** How many of them have to agree. */
  int majority() {
    return voters.size() / 2 + 1;
  }

  /** Those whose disks are intact and whose process is gone; voters first. */
  public List<String> startable() {
    return names(all(), Intended::isStartable);
  }

  /** The voters among them. */
  List<String> startableVoters() {
    return names(voters.stream(), Intended::isStartable);
  }

  /** Those that run. */
  List<String> running() {
    return names(all(), each -> each.host().runs());
  }

  /** The voters among them. */
  List<String> runningVoters() {
    return names(voters.stream(), each -> each.host().runs());
  }

  /** Those that neither run nor may be started. */
  List<String> leftOut() {
    return names(all(), each -> !each.host().runs() && !each.isStartable());
  }

  private static List<String> names(Stream<Intended> of, Predicate<Intended> like) {
    return of.filter(like).map(Intended::name).toList();
  }

  /** The hosts of these. */
  List<HostView> hosts(List<String> names) {
    return all().map(Intended::host).filter(host -> names.contains(host.broker())).toList();
  }

  /** The clusters that their directories were formatted for. */
  Set<String> clusters() {
    return all()
        .flatMap(each -> each.host().directories().stream())
        .filter(DirectoryView::isReadable)
        .map(DirectoryView::clusterId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * How long ago an earlier look was at least, in seconds, for every process that runs now.
   *
   * @param leftOut those that are not expected to run: they may be started in vain, again and again
   */
  long secondsSince(VotersView earlier, List<String> leftOut) {
    return hosts(running()).stream()
        .filter(now -> !leftOut.contains(now.broker()))
        .mapToLong(now ->
            earlier.hosts(List.of(now.broker())).stream()
                .mapToLong(now::secondsSince)
                .findFirst()
                .orElse(now.upSeconds()))
        .min()
        .orElse(0);
  }

  /** Every reason to stop after a wait, by a new look; empty means go on. */
  List<String> changesIn(VotersView now) {
    List<String> changes = new ArrayList<>();
    all()
        .forEach(each ->
            now.hosts(List.of(each.name())).forEach(host -> changes.addAll(each.changesIn(host))));
    return changes;
  }

  @Override
  public Table asTable() {
    return new Table(
        List.of("voter", "Kafka", "disks"),
        all()
            .map(each ->
                List.of(
                    others.contains(each) ? each.name() + ", no voter" : each.name(),
                    each.host().runs() ? "runs since " + each.host().upSeconds() + " s" : "–",
                    each.objections().isEmpty() ? "intact" : String.join("; ", each.objections())))
            .toList());
  }
}
