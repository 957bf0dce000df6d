package dev.firedrill.workflows.kafka;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The return of a quorum of controllers that is lost: its voters are started with the disks they
 * have. What was committed lies on a majority of them, so a majority with intact disks has it all.
 */
public record QuorumReturn(ClusterView cluster, VotersView voters) implements Facts {

  public QuorumReturn {
    requireNonNull(cluster, "cluster");
    requireNonNull(voters, "voters");
  }

  /** Every reason not to start the voters; empty means that it may be done. */
  public List<String> objections() {
    if (cluster.quorum().answers()) {
      return List.of(
          "the quorum answers, led by %s: nothing has to be brought back"
              .formatted(cluster.name(cluster.quorum().leader())));
    }
    List<String> objections = new ArrayList<>();
    if (voters.clusters().size() > 1) {
      objections.add("the log directories are of several clusters: " + voters.clusters());
    }
    int able = voters.runningVoters().size() + voters.startableVoters().size();
    if (able < voters.majority()) {
      objections.add(
          ("only %d of %d voters run or could be started with intact disks, and %d are needed: a"
                  + " quorum made of fewer would forget what the others had agreed on")
              .formatted(able, voters.voters().size(), voters.majority()));
      voters.voters().forEach(each -> objections.addAll(each.objections()));
    } else if (voters.startableVoters().isEmpty()) {
      objections.add(
          ("%s run and the quorum does not answer: no dead voter is the cause; look at their"
                  + " logs, and whether they reach each other (%s)")
              .formatted(String.join(", ", voters.runningVoters()), cluster.quorum().trouble()));
    }
    return objections;
  }

  /** What a decision to start them rests on: who is started, with which directories, who is not. */
  public List<String> declaredFacts() {
    List<String> facts = new ArrayList<>();
    facts.add("cluster: " + String.join(", ", voters.clusters()));
    facts.add("quorum: lost");
    facts.add("run: " + voters.running());
    facts.add("left out: " + voters.leftOut());
    voters.hosts(voters.startable()).forEach(host -> facts.addAll(host.declaredFacts()));
    return facts;
  }

  /** Every reason to stop after a wait, by a new look at the cluster; empty means go on. */
  List<String> reasonsToStop(ClusterView now) {
    return new QuorumReturn(now, voters).objections();
  }

  /** Every reason to doubt that the quorum is back; empty means it is. */
  public List<String> objectionsToQuorum() {
    return cluster.quorum().objections();
  }

  /**
   * What differs between who votes and who should, by the target's file and the directories on the
   * disks; empty means nothing. A difference comes from an order that had timed out.
   */
  public List<String> objectionsToVoters() {
    if (!cluster.quorum().answers()) {
      return List.of("the quorum does not answer: " + cluster.quorum().trouble());
    }
    List<String> objections = new ArrayList<>();
    Set<Integer> intended = new TreeSet<>();
    for (VotersView.Intended each : voters.voters()) {
      intended.add(each.id());
      cluster
          .quorum()
          .voter(each.id())
          .ifPresentOrElse(
              voter -> objections.addAll(strangeDirectory(each, voter)),
              () ->
                  objections.add(
                      ("%s should vote and does not: perhaps an order that had timed out was"
                              + " carried out when the quorum came back; add it as a voter again")
                          .formatted(each.name())));
    }
    for (QuorumView.Voter each : cluster.quorum().voters()) {
      if (!intended.contains(each.id())) {
        objections.add(
            "%s votes and should not, by the target's file".formatted(cluster.name(each.id())));
      }
    }
    return objections;
  }

  private static List<String> strangeDirectory(
      VotersView.Intended intended, QuorumView.Voter voter) {
    return intended.isStrange(voter.directoryId())
        ? List.of(
            "%s votes by the directory %s, which is not on its disks"
                .formatted(intended.name(), voter.directoryId()))
        : List.of();
  }

  /** Every reason to doubt that all copies are in sync again, but for those of who was left out. */
  public List<String> objectionsToReturn(VotersView before) {
    return whole(before).objections();
  }

  /** As {@link #objectionsToReturn}, with every partition led by the broker that should lead it. */
  public List<String> objectionsToOutcome(VotersView before) {
    List<String> objections = new ArrayList<>(objectionsToReturn(before));
    objections.addAll(objectionsToVoters());
    int misled = whole(before).misled();
    if (misled > 0) {
      objections.add(misled + " partitions are not led by the broker that they prefer");
    }
    return objections;
  }

  private Whole whole(VotersView before) {
    return new Whole(cluster, voters.hosts(before.startable()), Set.copyOf(before.leftOut()));
  }

  /** How many partitions lack a copy. */
  int behind() {
    return cluster.partitions(each -> !each.lacking().isEmpty());
  }

  @Override
  public Table asTable() {
    return cluster.quorum().answers() ? cluster.asTable() : voters.asTable();
  }
}
