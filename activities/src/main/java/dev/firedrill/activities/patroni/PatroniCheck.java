package dev.firedrill.activities.patroni;

import dev.firedrill.activities.inventory.SudoCheck;
import dev.firedrill.activities.inventory.Target;
import dev.firedrill.activities.inventory.TargetCheck;
import dev.firedrill.activities.patroni.MemberSettings.PowerOff;
import dev.firedrill.activities.reach.http.HttpReach;
import dev.firedrill.activities.reach.ssh.Shells;
import dev.firedrill.workflows.patroni.ClusterView;
import dev.firedrill.workflows.patroni.MemberView;
import dev.firedrill.workflows.procedure.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Reaches all that the Patroni runbooks need: etcd, each REST API, each host and its sudo lines.
 */
@Component
final class PatroniCheck implements TargetCheck {

  private final Shells shells;
  private final MemberRest rest;
  private final Etcd etcd;
  private final ClusterLook look;
  private final PatroniReader reader;

  PatroniCheck(Shells shells, HttpReach http, PatroniReader reader) {
    this.shells = shells;
    this.rest = new MemberRest(http);
    this.etcd = new Etcd(http);
    this.look = new ClusterLook(rest, etcd);
    this.reader = reader;
  }

  @Override
  public String system() {
    return reader.system();
  }

  @Override
  public List<Finding> check(Target target) {
    PatroniSettings cluster = reader.read(target.section());
    List<Finding> findings = new ArrayList<>();
    findings.add(etcd(target, cluster));
    Optional<ClusterView> all = look.glance(cluster);
    all.ifPresent(seen -> findings.add(synchronous(target, seen)));
    for (MemberSettings member : cluster.members()) {
      Optional<MemberView> seen = all.flatMap(each -> each.member(member.name()));
      findings.add(rest(target, seen.orElseGet(() -> rest.look(member))));
      findings.addAll(host(target, member));
      member.powerOff().map(off -> powerOff(target, member, off)).ifPresent(findings::add);
    }
    return findings;
  }

  private Finding etcd(Target target, PatroniSettings cluster) {
    try {
      int keys = etcd.read(cluster.etcd(), cluster.prefix()).size();
      String none =
          "it answers, but has no key below " + cluster.prefix() + ": check scope and namespace";
      return new Finding(target.name(), "etcd", keys > 0, keys > 0 ? keys + " keys" : none);
    } catch (IOException e) {
      return new Finding(target.name(), "etcd", false, String.valueOf(e.getMessage()));
    }
  }

  /** Where nobody is synchronous there is no promise that could be broken. */
  private static Finding synchronous(Target target, ClusterView seen) {
    List<String> reasons = new ArrayList<>(seen.objectionsToPromise());
    if (!seen.syncStandbys().isEmpty() && !seen.saysForWhomItWaits()) {
      reasons.add(
          seen.synchronousInWords() + " by etcd; whether commits wait for it cannot be seen now");
    }
    return new Finding(
        target.name(),
        "synchronous standby",
        reasons.isEmpty(),
        reasons.isEmpty() ? seen.synchronousInWords() : String.join("; ", reasons));
  }

  private static Finding rest(Target target, MemberView view) {
    return new Finding(target.name(), "rest of " + view.name(), view.answers(), view.state());
  }

  private Finding powerOff(Target target, MemberSettings member, PowerOff off) {
    return PowerOffCheck.finding(target.name(), shells.with(target.ssh()), member.name(), off);
  }

  private List<Finding> host(Target target, MemberSettings member) {
    return new SudoCheck(target.name(), shells.with(target.ssh()), member.ssh(), member.name())
        .findings(new HostCommands(member).all());
  }
}
