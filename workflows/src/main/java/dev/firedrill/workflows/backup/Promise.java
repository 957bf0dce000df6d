package dev.firedrill.workflows.backup;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.List;

/**
 * What a target's file promises of its recovery, in seconds, and the members on whose hosts it
 * offers a scratch place.
 *
 * @param recoveryTime how soon it has to work again
 * @param recoveryPoint how much of the latest changes may be lost, as time
 * @param backupAge how old the newest backup may be
 */
public record Promise(
    long recoveryTime, long recoveryPoint, long backupAge, List<String> scratchMembers)
    implements Facts {

  public Promise {
    scratchMembers = List.copyOf(scratchMembers);
  }

  /** Where a copy is restored: beside a standby rather than beside the leader; "" for nowhere. */
  public String placeFor(String leader) {
    return scratchMembers.stream()
        .filter(member -> !member.equals(leader))
        .findFirst()
        .orElse(scratchMembers.contains(leader) ? leader : "");
  }

  /** Why nothing can be restored; empty means that there is a place. */
  public List<String> objectionsToPlace() {
    return scratchMembers.isEmpty()
        ? List.of("no member has a 'scratch' place in the target's file")
        : List.of();
  }

  @Override
  public Table asTable() {
    return new Table(
        List.of("recovery time", "recovery point", "age of the newest backup", "scratch places"),
        List.of(
            List.of(
                "within " + Figures.time(recoveryTime),
                "within " + Figures.time(recoveryPoint),
                "below " + Figures.time(backupAge),
                scratchMembers.isEmpty() ? "none" : String.join(" ", scratchMembers))));
  }
}
