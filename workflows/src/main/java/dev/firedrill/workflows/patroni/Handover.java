package dev.firedrill.workflows.patroni;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who takes a dead leader's place, and what that loses.
 *
 * @param before the cluster as it was seen when that was decided
 * @param candidate who takes over, "" for nobody yet
 * @param loss what is given up by it; empty when the candidate has every acknowledged write
 */
record Handover(ClusterView before, String candidate, Optional<Loss> loss) {

  Handover {
    requireNonNull(before, "before");
    requireNonNull(candidate, "candidate");
    requireNonNull(loss, "loss");
  }

  /** To the named member, or to the best synchronous one; nothing is lost by it. */
  static Handover lossless(ClusterView before, String named) {
    String candidate = named.isEmpty() ? before.bestSynchronous().orElse("") : named;
    return new Handover(before, candidate, Optional.empty());
  }

  /** To the named member, which lacks writes. */
  static Handover lossy(ClusterView before, String named) {
    return new Handover(before, named, Optional.of(new LastResort(before, named).loss()));
  }

  /** Every reason against it; empty means that people may be asked. */
  List<String> objections() {
    return objectionsBy(before);
  }

  /** Every reason to stop after a wait, by a new look; empty means go on. */
  List<String> reasonsToStop(ClusterView now) {
    List<String> reasons = new ArrayList<>(now.changesSince(before));
    reasons.addAll(objectionsBy(now));
    return reasons;
  }

  private List<String> objectionsBy(ClusterView view) {
    return loss.map(accepted -> new LastResort(view, candidate).objectionsSince(accepted))
        .orElseGet(() -> new Promotion(view, candidate).objections());
  }

  /** What a decision about it rests on. */
  List<String> declaredFacts() {
    List<String> facts = new ArrayList<>(before.declaredFacts());
    loss.map(Loss::declaredFacts).ifPresent(facts::addAll);
    return facts;
  }

  /** Where what is lost still is; who was synchronous is rewound as soon as its Patroni runs. */
  String stillIn(HostView host) {
    String preserved =
        host.isReachable() ? ", as this run preserved it beside the original" : ", not preserved";
    String others =
        before.syncStandbys().isEmpty()
            ? ""
            : "; until Patroni starts there, in that of " + before.synchronousInWords();
    return "the data directory of " + host.member() + preserved + others;
  }

  /** Who need not run at the end: an old leader that stays fenced; after a loss, who was silent. */
  Set<String> out(boolean oldLeaderIsBack) {
    Set<String> out = new TreeSet<>();
    if (!oldLeaderIsBack) {
      out.add(before.syncLeader());
    }
    if (loss.isPresent()) {
      before.members().stream()
          .filter(member -> !member.answers() && !member.name().equals(before.syncLeader()))
          .forEach(member -> out.add(member.name()));
    }
    return out;
  }

  FailoverReport report(ClusterView after, String approvedBy, HostView host, boolean back) {
    return new FailoverReport(
        host.member(),
        candidate,
        after.timeline(),
        approvedBy,
        back ? "standby" : "fenced",
        loss.map(Loss::inWords).orElse(""),
        loss.isPresent() ? stillIn(host) : "");
  }
}
