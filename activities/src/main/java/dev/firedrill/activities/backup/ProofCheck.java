package dev.firedrill.activities.backup;

import dev.firedrill.activities.inventory.SudoCheck;
import dev.firedrill.activities.inventory.Target;
import dev.firedrill.activities.inventory.TargetCheck;
import dev.firedrill.activities.reach.ssh.Shells;
import dev.firedrill.workflows.procedure.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Asks sudo on each member's host with a scratch place for the commands of a verification; none is
 * run.
 */
@Component
final class ProofCheck implements TargetCheck {

  private final Shells shells;

  ProofCheck(Shells shells) {
    this.shells = shells;
  }

  @Override
  public String system() {
    return "patroni";
  }

  @Override
  public List<Finding> check(Target target) {
    List<Finding> findings = new ArrayList<>();
    Map<String, ScratchSettings> places = ScratchSettings.ofMembers(target);
    ArchiveSettings.ofMembers(target)
        .forEach((name, member) -> {
          ScratchSettings place = places.get(name);
          if (place != null) {
            findings.addAll(member(target, member, place));
          }
        });
    return findings;
  }

  private List<Finding> member(Target target, ArchiveSettings member, ScratchSettings place) {
    return new SudoCheck(
            target.name(), shells.with(target.ssh()), member.backup().ssh(), member.member())
        .findings(
            new ProofCommands(member, place).all().stream().map(SudoCheck::withoutSudo).toList());
  }
}
