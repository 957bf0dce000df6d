package dev.firedrill.workflows.patroni;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.List;

/**
 * The host of a member, seen over SSH.
 *
 * @param trouble why it cannot be reached; empty when it can
 * @param owner who owns the data directory
 * @param processes the ids of the processes that work in it
 * @param canPowerOff whether the target declares a power-off command for it
 */
public record HostView(
    String member, String trouble, String owner, List<Long> processes, boolean canPowerOff)
    implements Facts {

  /** The ways to make sure that an old leader cannot come back by itself. */
  public enum Fence {
    OVER_SSH,
    BY_POWER_OFF,
    BY_ATTESTATION
  }

  public HostView {
    requireNonNull(member, "member");
    requireNonNull(trouble, "trouble");
    requireNonNull(owner, "owner");
    processes = List.copyOf(processes);
  }

  /** Whether the host answered over SSH. */
  public boolean isReachable() {
    return trouble.isEmpty();
  }

  /** How this host can be fenced; unreachable alone is not fenced. */
  public Fence fence() {
    if (isReachable()) {
      return Fence.OVER_SSH;
    }
    return canPowerOff ? Fence.BY_POWER_OFF : Fence.BY_ATTESTATION;
  }

  /** How it will be fenced, in words. */
  public String fenceInWords() {
    return switch (fence()) {
      case OVER_SSH -> "over SSH: its data directory is given to root";
      case BY_POWER_OFF -> "by the declared power-off command, since: " + trouble;
      case BY_ATTESTATION -> "by somebody who types that it is powered off, since: " + trouble;
    };
  }

  @Override
  public Table asTable() {
    return new Table(
        List.of("host of", "reachable", "data directory owned by", "processes in it"),
        List.of(
            List.of(
                member,
                isReachable() ? "yes" : "no: " + trouble,
                owner.isEmpty() ? "–" : owner,
                isReachable() ? String.valueOf(processes.size()) : "–")));
  }
}
