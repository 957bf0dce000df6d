package dev.firedrill.workflows.patroni;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A Patroni cluster at one moment: what each member says of itself, and what etcd holds.
 *
 * @param leader who holds the leader key in etcd, "" for nobody
 * @param pending the failover or switchover that is ordered and not yet carried out, "" for none
 * @param syncLeader the leader by the last synchronous replication state in etcd, "" for none
 * @param syncStandbys the synchronous standbys by that state; each has every acknowledged write, as
 *     long as {@link #ignored} is empty
 * @param reported the last WAL position that the leader reported to etcd
 * @param rewinds whether Patroni may rewind a former leader (use_pg_rewind)
 * @param lastTimeline the timeline that the last promotion began, by etcd's history; 0 when it says
 *     nothing, and in runs of before
 */
public record ClusterView(
    List<MemberView> members,
    String leader,
    String pending,
    boolean paused,
    String syncLeader,
    @JsonAlias("syncStandby") @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> syncStandbys,
    Lsn reported,
    boolean rewinds,
    int lastTimeline)
    implements Facts {

  public ClusterView {
    members = List.copyOf(members);
    requireNonNull(leader, "leader");
    requireNonNull(pending, "pending");
    requireNonNull(syncLeader, "syncLeader");
    // Runs of 0.1.0 hold one name, "" for none.
    syncStandbys = syncStandbys.stream().filter(name -> !name.isBlank()).sorted().toList();
    requireNonNull(reported, "reported");
  }

  /** A cluster whose history says nothing. */
  public ClusterView(
      List<MemberView> members,
      String leader,
      String pending,
      boolean paused,
      String syncLeader,
      List<String> syncStandbys,
      Lsn reported,
      boolean rewinds) {
    this(members, leader, pending, paused, syncLeader, syncStandbys, reported, rewinds, 0);
  }

  /** The member of this name. */
  public Optional<MemberView> member(String name) {
    return members.stream().filter(member -> member.name().equals(name)).findFirst();
  }

  /** The members whose REST API answered. */
  public List<MemberView> answering() {
    return members.stream().filter(MemberView::answers).toList();
  }

  /** Whether this member was synchronous by the last state in etcd. */
  public boolean isSynchronous(String name) {
    return syncStandbys.contains(name);
  }

  /** The synchronous standby to promote: of those that run, the one that received most. */
  public Optional<String> bestSynchronous() {
    return syncStandbys.stream()
        .max(
            Comparator.comparing(name ->
                member(name)
                    .filter(MemberView::isRunningStandby)
                    .map(MemberView::received)
                    .orElse(Lsn.UNKNOWN)));
  }

  /**
   * The synchronous standbys by etcd for which no commit of the leader waits. A Patroni that starts
   * beside a running leader takes {@code synchronous_standby_names} away and leaves etcd's key
   * (seen on 3.0.2). Of a leader that is dead nothing is known.
   */
  public List<String> ignored() {
    List<String> asynchronous = syncPrimary().map(MemberView::asynchronous).orElse(List.of());
    return syncStandbys.stream().filter(asynchronous::contains).toList();
  }

  /** Whether the leader by the last synchronous replication state says for whom commits wait. */
  public boolean saysForWhomItWaits() {
    return syncPrimary().isPresent();
  }

  private Optional<MemberView> syncPrimary() {
    return member(syncLeader).filter(MemberView::isPrimary);
  }

  /** One objection for each of {@link #ignored}, with the way out. */
  public List<String> objectionsToPromise() {
    return ignored().stream()
        .map(standby ->
            "no commit on %s waits for %s, whatever etcd says: have Patroni choose anew"
                    .formatted(syncLeader, standby)
                + " (patronictl edit-config -s synchronous_mode=false; when patronictl list shows"
                + " no Sync Standby, the same with what it was)")
        .toList();
  }

  /** The synchronous standbys in words, "nobody" for none. */
  public String synchronousInWords() {
    return orNobody(String.join(", ", syncStandbys));
  }

  /**
   * Whether this member follows: it is in recovery and another member says that it streams to it. A
   * member's own "running" is no proof, and "starting" none against it: on a cluster without writes
   * a rewound member stays so, streaming, until the next write (Patroni 3.0.2, PostgreSQL 15).
   */
  public boolean follows(String name) {
    return member(name).filter(member -> member.answers() && member.inRecovery()).isPresent()
        && answering().stream().anyMatch(member -> member.streamsTo().contains(name));
  }

  /** The newest timeline that an answering member is on; 0 when none says. */
  public int timeline() {
    return members.stream().mapToInt(MemberView::timeline).max().orElse(0);
  }

  /**
   * What a decision about this cluster rests on: roles, timelines, keys. Positions move every
   * second and are not among them, nor does a silent member's wording of its silence.
   */
  public List<String> declaredFacts() {
    List<String> facts = new ArrayList<>();
    facts.add("leader key: " + orNobody(leader));
    facts.add("pending: " + orNobody(pending));
    facts.add("maintenance mode: " + (paused ? "on" : "off"));
    facts.add("synchronous: " + orNobody(syncLeader) + " and " + synchronousInWords());
    members.stream()
        .sorted(Comparator.comparing(MemberView::name))
        .forEach(member -> facts.add(standing(member)));
    return facts;
  }

  /** Every declared fact that has changed since an earlier look; empty means none. */
  public List<String> changesSince(ClusterView before) {
    List<String> changed = new ArrayList<>(declaredFacts());
    changed.removeAll(before.declaredFacts());
    return changed.stream().map(fact -> "changed since the question was asked: " + fact).toList();
  }

  @Override
  public Table asTable() {
    List<List<String>> rows =
        members.stream()
            .map(member ->
                List.of(
                    member.name(),
                    roleOf(member),
                    member.answers() ? member.state() : "no answer",
                    member.timeline() == 0 ? "–" : String.valueOf(member.timeline()),
                    member.answers() ? member.received().toString() : "–"))
            .toList();
    return new Table(List.of("member", "role", "state", "timeline", "WAL received"), rows);
  }

  private String roleOf(MemberView member) {
    if (member.name().equals(leader)) {
      return "leader";
    }
    if (leader.isEmpty() && member.name().equals(syncLeader)) {
      return "last leader";
    }
    return isSynchronous(member.name()) ? "sync standby" : member.role();
  }

  private static String standing(MemberView member) {
    return member.answers()
        ? member.name() + ": " + member.role() + ", timeline " + member.timeline()
        : member.name() + ": no answer";
  }

  private static String orNobody(String name) {
    return name.isEmpty() ? "nobody" : name;
  }
}
