package dev.firedrill.workflows.patroni;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rebuild of one member from the leader. It destroys the member's data directory, so it is
 * never done to a leader, and never to the last one that makes an acknowledged write safe.
 */
public record Rebuild(ClusterView cluster, String member) {

  /** How far behind the leader a rebuilt member may be, in bytes of WAL: one segment. */
  static final long LAG_LIMIT = 16 << 20;

  public Rebuild {
    requireNonNull(cluster, "cluster");
    requireNonNull(member, "member");
  }

  /** Every reason not to rebuild it, with what its host shows; empty means that it may be done. */
  public List<String> objections(HostView host) {
    List<String> objections = new ArrayList<>(objections());
    objections.addAll(objectionsTo(host));
    return objections;
  }

  private List<String> objections() {
    List<String> objections = new ArrayList<>(objectionsToOverwriting());
    objections.addAll(objectionsToLeader());
    cluster.member(member).ifPresent(one -> objections.addAll(objectionsTo(one)));
    return objections;
  }

  /** Every reason never to destroy its data directory, whatever was approved. */
  public List<String> objectionsToOverwriting() {
    List<String> objections = new ArrayList<>();
    Optional<MemberView> one = cluster.member(member);
    if (one.isEmpty()) {
      objections.add(
          member.isEmpty()
              ? "no member is named: name the one to rebuild"
              : member + " is not a member of this cluster");
    }
    if (cluster.leader().isEmpty()) {
      objections.add("nobody leads: there is nothing to copy from; fail over first");
    } else if (cluster.leader().equals(member)) {
      objections.add(member + " is the leader: its data is what the others are copies of");
    } else if (one.filter(MemberView::isPrimary).isPresent()) {
      objections.add(member + " runs as a primary without the leader key: end it there first");
    }
    if (cluster.paused()) {
      objections.add(
          "the cluster is in maintenance mode: a copy that fails would not be tried again and"
              + " leave nothing; end it (patronictl resume) and launch again");
    }
    return objections;
  }

  private List<String> objectionsToLeader() {
    List<String> objections = new ArrayList<>();
    String leader = cluster.leader();
    if (!leader.isEmpty() && cluster.member(leader).filter(MemberView::isPrimary).isEmpty()) {
      objections.add(leader + " holds the leader key but is not seen to run as a primary");
    }
    cluster.answering().stream()
        .filter(each -> !each.seesLeader().equals(leader))
        .forEach(each -> objections.add(each.name() + " does not see " + leader + " lead"));
    cluster.answering().stream()
        .filter(each -> each.isPrimary() && !List.of(leader, member).contains(each.name()))
        .forEach(each -> objections.add(each.name() + " runs as a primary without the leader key"));
    objections.addAll(cluster.objectionsToPromise());
    if (!cluster.pending().isEmpty()) {
      objections.add("a failover to " + cluster.pending() + " is pending: wait until it is done");
    }
    return objections;
  }

  private List<String> objectionsTo(MemberView one) {
    List<String> objections = new ArrayList<>();
    if (!one.answers()) {
      objections.add(member + "'s Patroni does not answer; start it, since it does the copying");
    }
    if (one.state().equals("creating replica")) {
      objections.add(member + " is being rebuilt already: wait until it is done");
    }
    if (cluster.follows(member) && cluster.syncStandbys().equals(List.of(member))) {
      objections.add(
          member
              + " is the only synchronous standby, and it streams: writes would wait for it; take"
              + " it out first (tag nosync, patronictl reload)");
    }
    return objections;
  }

  private List<String> objectionsTo(HostView host) {
    if (!host.isReachable()) {
      return List.of(
          "the host of "
              + member
              + " cannot be reached, so what would be destroyed is not seen: "
              + host.trouble());
    }
    return host.isFenced()
        ? List.of(member + " is fenced: its data directory is root's; bring it back first")
        : List.of();
  }

  /** What a decision to rebuild it rests on. */
  public List<String> declaredFacts(HostView host) {
    List<String> facts = new ArrayList<>(factsOfOthers(cluster));
    facts.add("data directory of " + member + ": " + host.generation());
    return facts;
  }

  /** Every reason to stop after a wait, by a new look; empty means go on. */
  List<String> reasonsToStop(ClusterView now) {
    List<String> reasons = new ArrayList<>(factsOfOthers(now));
    reasons.removeAll(factsOfOthers(cluster));
    reasons.replaceAll(fact -> "changed since the question was asked: " + fact);
    reasons.addAll(new Rebuild(now, member).objections());
    return reasons;
  }

  /** A broken member's own state is no fact to rest on: it flaps. */
  private List<String> factsOfOthers(ClusterView view) {
    List<String> facts = new ArrayList<>(view.declaredFacts());
    facts.removeIf(fact -> fact.startsWith(member + ": "));
    return facts;
  }

  /** What is destroyed by it, in words. */
  public String loss() {
    return cluster.follows(member)
        ? "the data directory of " + member + ", which streams now and looks sound from here"
        : "the data directory of " + member + ", with every write that only it has";
  }

  /** Every reason to doubt that the member was rebuilt and follows; empty means recovered. */
  List<String> objectionsToOutcome(ClusterView now) {
    List<String> objections = new ArrayList<>();
    Optional<MemberView> leads = now.member(now.leader()).filter(MemberView::isPrimary);
    Optional<MemberView> one = now.member(member);
    if (leads.isEmpty() || one.isEmpty()) {
      objections.add("nobody is seen to lead");
      return objections;
    }
    if (!one.get().isRunningStandby()) {
      objections.add(member + " is no running standby: " + one.get().state());
    }
    if (!now.follows(member)) {
      objections.add("nobody streams to " + member);
    }
    if (one.get().timeline() != leads.get().timeline()) {
      objections.add(
          member + " is on timeline " + one.get().timeline() + ", not " + leads.get().timeline());
    }
    long behind = leads.get().received().bytesSince(one.get().received());
    if (behind > LAG_LIMIT) {
      objections.add(member + " is " + behind + " bytes of WAL behind");
    }
    if (!cluster.syncLeader().isEmpty() && now.syncStandbys().isEmpty()) {
      objections.add("there is no synchronous standby");
    }
    objections.addAll(now.objectionsToPromise());
    return objections;
  }
}
