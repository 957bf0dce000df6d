package dev.firedrill.lab.patroni;

import dev.firedrill.lab.LabFailure;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A way to break a Patroni cluster, by the words an SRE would use. */
public enum PatroniFault {
  KILL_LEADER_NODE("SIGKILL Patroni and PostgreSQL of the leader; its sshd stays"),
  LOSE_LEADER_HOST("the leader's host is gone: Patroni, PostgreSQL and sshd"),
  KILL_POSTGRES("SIGKILL PostgreSQL of the leader; Patroni stays"),
  KILL_PATRONI("SIGKILL Patroni of the leader; PostgreSQL goes on: split brain to come"),
  STOP_ETCD("SIGKILL etcd"),
  BREAK_REPLICA("remove pg_control of the asynchronous standby"),
  STANDBY_BEHIND("the asynchronous standby receives no more WAL and stays behind"),
  PAUSE("maintenance mode on: Patroni does nothing by itself"),
  NO_REWIND("Patroni may not rewind a former leader (use_pg_rewind off)"),
  DIVERGE_LEADER("the leader writes what no standby receives, then kill-leader-node"),
  DIVERGE_REPLICA("no-rewind, then diverge-leader; once another one leads, it is started again"),
  LAG_THEN_LOSE_LEADER("pause, standby-behind, then kill-leader-node"),
  KILL_SYNC_STANDBY("SIGKILL Patroni and PostgreSQL of the synchronous standby"),
  JAM_ARCHIVE("a lossy failover: two members write one timeline, and the archive is stuck"),
  CORRUPT_BACKUP("a file of the newest backup in the repository is not what it was");

  private final String effect;

  PatroniFault(String effect) {
    this.effect = effect;
  }

  /** The fault's name on the command line, such as {@code kill-leader-node}. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String effect() {
    return effect;
  }

  public static PatroniFault named(String words) {
    return Arrays.stream(values())
        .filter(fault -> fault.words().equals(words))
        .findFirst()
        .orElseThrow(
            () -> new LabFailure("No fault \"%s\"; there are: %s".formatted(words, all())));
  }

  private static String all() {
    return Arrays.stream(values()).map(PatroniFault::words).collect(Collectors.joining(", "));
  }
}
