package dev.firedrill.activities.backup;

import dev.firedrill.activities.inventory.SudoCheck;
import dev.firedrill.activities.inventory.Target;
import dev.firedrill.activities.inventory.TargetCheck;
import dev.firedrill.activities.reach.ssh.Shells;
import dev.firedrill.workflows.procedure.Finding;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks sudo on each member's host for the commands that its archive needs; none is run. */
@Component
final class ArchiveCheck implements TargetCheck {

  private final Shells shells;

  ArchiveCheck(Shells shells) {
    this.shells = shells;
  }

  @Override
  public String system() {
    return "patroni";
  }

  @Override
  public List<Finding> check(Target target) {
    List<Finding> findings = new ArrayList<>();
    for (ArchiveSettings member : ArchiveSettings.ofMembers(target).values()) {
      findings.addAll(member(target, member));
    }
    return findings;
  }

  private List<Finding> member(Target target, ArchiveSettings member) {
    return new SudoCheck(
            target.name(), shells.with(target.ssh()), member.backup().ssh(), member.member())
        .findings(new ArchiveCommands(member).all().stream().map(SudoCheck::withoutSudo).toList());
  }
}
