package dev.firedrill.workflows.patroni;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.backup.ArchiverView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A planned change of the leader of a healthy cluster. Synchronous membership is the gate, as it is
 * for a {@link Promotion}: a clean stop hands every acknowledged write to the synchronous standby.
 *
 * @param archiver the leader's archiver; empty when nobody leads
 */
public record Switchover(ClusterView cluster, Optional<ArchiverView> archiver, String candidate) {

  /** One WAL segment of the usual size; with more to catch up on, the stop would take long. */
  static final long MOST_BEHIND = 16L << 20;

  public Switchover {
    requireNonNull(cluster, "cluster");
    requireNonNull(archiver, "archiver");
    requireNonNull(candidate, "candidate");
  }

  /** Every reason not to switch over; empty means that it is safe. */
  public List<String> objections() {
    List<String> objections = new ArrayList<>(Leadership.objectionsTo(cluster));
    if (cluster.paused() || cluster.answering().stream().anyMatch(MemberView::seesPause)) {
      objections.add(
          "the cluster is in maintenance mode: Patroni would do nothing if the promotion failed;"
              + " resume it (patronictl resume) and launch again");
    }
    objections.addAll(objectionsToCandidate());
    archiver
        .filter(ArchiverView::failing)
        .ifPresent(seen ->
            objections.add(
                "the leader's archiver fails on " + seen.lastFailed() + ": recover the archive"));
    return objections;
  }

  /** As {@link #objections}, and what has changed since people were asked. */
  public List<String> objectionsSince(ClusterView before) {
    List<String> reasons = new ArrayList<>(cluster.changesSince(before));
    reasons.addAll(objections());
    return reasons;
  }

  /** Every reason to doubt that the candidate leads a whole cluster, followed by the old leader. */
  List<String> objectionsToWhole(ClusterView now) {
    List<String> objections = new ArrayList<>(Outcome.objectionsToWhole(now, candidate, ""));
    if (!now.follows(cluster.leader())) {
      objections.add(cluster.leader() + " does not follow yet: nobody streams to it");
    }
    return objections;
  }

  private List<String> objectionsToCandidate() {
    if (candidate.isEmpty()) {
      return List.of("no synchronous standby is known: nobody is sure to have every write");
    }
    Optional<MemberView> member = cluster.member(candidate);
    if (member.isEmpty()) {
      return List.of(candidate + " is not a member of this cluster");
    }
    if (candidate.equals(cluster.leader())) {
      return List.of(candidate + " is the leader already");
    }
    return objectionsTo(member.get());
  }

  private List<String> objectionsTo(MemberView member) {
    List<String> objections = new ArrayList<>();
    String name = member.name();
    if (!cluster.isSynchronous(name) || !cluster.syncLeader().equals(cluster.leader())) {
      objections.add(name + " is not the synchronous standby" + whoIs());
    }
    objections.addAll(cluster.objectionsToPromise());
    if (member.noFailover()) {
      objections.add(name + " is configured never to be promoted (nofailover)");
    }
    if (!member.isRunningStandby()) {
      objections.add(name + " is no running standby: " + member.state());
      return objections;
    }
    if (member.timeline() != cluster.timeline()) {
      objections.add(name + " is on timeline " + member.timeline() + ", not " + cluster.timeline());
    }
    if (bytesBehind(member) > MOST_BEHIND) {
      objections.add(name + " is " + bytesBehind(member) + " bytes of WAL behind the leader");
    }
    return objections;
  }

  private long bytesBehind(MemberView member) {
    Lsn written = cluster.member(cluster.leader()).map(MemberView::received).orElse(Lsn.UNKNOWN);
    return written.bytesSince(member.received());
  }

  private String whoIs() {
    return " (" + cluster.syncLeader() + "'s: " + cluster.synchronousInWords() + ")";
  }
}
