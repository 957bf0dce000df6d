package dev.firedrill.workflows.patroni;

import static java.util.Objects.requireNonNull;

import dev.firedrill.workflows.procedure.Facts;
import dev.firedrill.workflows.procedure.Table;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The host of a member, seen over SSH.
 *
 * @param trouble why it cannot be reached; empty when it can
 * @param owner who owns the data directory
 * @param processes the ids of the processes that work in it
 * @param canPowerOff whether the target declares a power-off command for it
 * @param generation which data directory it is: another one after it was replaced; "" while there
 *     is none
 * @param waitsFor synchronous_standby_names in the data directory's postgresql.conf; "" when it is
 *     not set there, null when that could not be read, and in runs of before
 */
public record HostView(
    String member,
    String trouble,
    String owner,
    List<Long> processes,
    boolean canPowerOff,
    @Nullable String generation,
    @Nullable String waitsFor)
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
    generation = generation == null ? "" : generation; // not looked for in runs of 0.1.0
  }

  /** A host whose settings were not read. */
  public HostView(
      String member,
      String trouble,
      String owner,
      List<Long> processes,
      boolean canPowerOff,
      @Nullable String generation) {
    this(member, trouble, owner, processes, canPowerOff, generation, null);
  }

  /** A host that cannot be reached, and why. */
  public static HostView lost(String member, String trouble, boolean canPowerOff) {
    return new HostView(member, trouble, "", List.of(), canPowerOff, "");
  }

  @Override
  public String generation() {
    return requireNonNull(generation);
  }

  /** Whether its data directory is kept from being used, as a failover leaves an old leader's. */
  public boolean isFenced() {
    return owner.equals("root");
  }

  /** Whether the host answered over SSH. */
  public boolean isReachable() {
    return trouble.isEmpty();
  }

  /** Every reason to stop before its data directory is destroyed, by a new look; empty is none. */
  List<String> changesIn(HostView now) {
    if (!now.isReachable()) {
      return List.of("the host of " + member + " cannot be reached any more: " + now.trouble);
    }
    return now.owner.equals(owner) && now.generation().equals(generation())
        ? List.of()
        : List.of("the data directory of " + member + " is another one since, or somebody else's");
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

  /**
   * What the promotion of this standby loses, which etcd calls synchronous, and what speaks for it.
   * No name in the settings is no proof of a loss: Patroni takes it away when it starts beside a
   * running leader, from when on no commit waits, but also when it starts a leader again that has
   * died (3.0.2; the first was seen, the second stands in its ha.py).
   */
  String lossInWords(String standby) {
    if (waitsFor != null && names(waitsFor, standby)) {
      return "0 acknowledged writes: %s is synchronous and has everything, by etcd and by the settings of %s"
          .formatted(standby, member);
    }
    return "0 acknowledged writes if commits waited for %s: etcd says so, and the settings of %s %s"
        .formatted(standby, member, waitsFor == null ? "could not be read" : "name " + named());
  }

  private String named() {
    return waitsFor == null || waitsFor.isEmpty() ? "nobody" : waitsFor;
  }

  /** Whether the setting has this name among its own, with or without quotes. */
  private static boolean names(String setting, String standby) {
    return Pattern.compile("(?:^|[\\s\",(])" + Pattern.quote(standby) + "(?:$|[\\s\",)])")
        .matcher(setting)
        .find();
  }

  @Override
  public Table asTable() {
    return new Table(
        List.of("host of", "reachable", "data directory owned by", "processes in it", "waits for"),
        List.of(
            List.of(
                member,
                isReachable() ? "yes" : "no: " + trouble,
                owner.isEmpty() ? "–" : owner,
                isReachable() ? String.valueOf(processes.size()) : "–",
                waitsFor == null ? "–" : named())));
  }
}
