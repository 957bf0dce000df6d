package dev.firedrill.activities.kafka;

import dev.firedrill.activities.effects.Effect;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.ssh.Host;
import dev.firedrill.activities.reach.ssh.Result;
import dev.firedrill.activities.reach.ssh.Shell;
import dev.firedrill.workflows.kafka.CopyView;
import dev.firedrill.workflows.kafka.HostView;
import dev.firedrill.workflows.kafka.PartitionName;
import dev.firedrill.workflows.kafka.TermView;
import dev.firedrill.workflows.kafka.TermsView;
import dev.firedrill.workflows.procedure.NotPossible;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** One partition's log on one broker's disks, looked at and kept over SSH. */
final class BrokerLog {

  private static final Duration QUICK = Duration.ofSeconds(10);
  private static final Duration SLOW = Duration.ofSeconds(60);
  private static final Duration COPY = Duration.ofHours(4);

  private final BrokerSettings broker;
  private final PartitionName partition;
  private final BrokerHost itself;
  private final LogCommands commands;
  private final Host host;

  BrokerLog(Shell shell, BrokerSettings broker, PartitionName partition) {
    this.broker = broker;
    this.partition = partition;
    this.itself = new BrokerHost(shell, broker);
    this.commands = new LogCommands(broker);
    this.host = new Host(shell, broker.ssh(), broker.name());
  }

  /** A folder and what lies in it. */
  private record Listed(Path folder, List<String> names) {}

  CopyView look() throws Unreachable {
    HostView seen = itself.look();
    List<String> troubles = new ArrayList<>();
    Optional<Listed> found = find(troubles);
    if (found.isEmpty()) {
      return CopyView.unseen(broker.id(), seen, String.join("; ", troubles));
    }
    String folder = found.get().folder().toString();
    long bytes = bytes(found.get().folder());
    try {
      long end = LogEnd.of(found.get().names(), files(found.get().folder()));
      TermsView terms = terms(found.get().folder(), end);
      return new CopyView(broker.id(), seen, folder, "", end, bytes, shelf(), terms);
    } catch (UnreadableLog unreadable) {
      String why = String.valueOf(unreadable.getMessage());
      return new CopyView(
          broker.id(), seen, folder, why, -1, bytes, shelf(), TermsView.unknown(why));
    }
  }

  /** The terms of a log with this end; what cannot be read is an answer. */
  private TermsView terms(Path folder, long end) throws Unreachable {
    try {
      String printed = answered(host.sudo(QUICK, commands.terms(folder)));
      return LogTerms.parse(printed, end);
    } catch (UnreadableLog unreadable) {
      return TermsView.unknown(String.valueOf(unreadable.getMessage()));
    }
  }

  /** What is said of a host that cannot be reached. */
  CopyView lost(String why) {
    return CopyView.unseen(
        broker.id(), HostView.lost(broker.name(), why), "its host cannot be reached");
  }

  /** The partition's folder, in whichever log directory it is; else why it is in none. */
  private Optional<Listed> find(List<String> troubles) throws Unreachable {
    for (Path each : broker.directories()) {
      Path folder = each.resolve(partition.toString());
      try {
        String listed = answered(host.sudo(QUICK, commands.list(folder)));
        return Optional.of(new Listed(folder, listed.lines().toList()));
      } catch (UnreadableLog missing) {
        troubles.add(String.valueOf(missing.getMessage()));
      }
    }
    return Optional.empty();
  }

  private Path folder() throws Unreachable {
    List<String> troubles = new ArrayList<>();
    return find(troubles)
        .map(Listed::folder)
        .orElseThrow(() -> new NotPossible(broker.name() + ": " + String.join("; ", troubles)));
  }

  /**
   * What was printed; a disk that is not readable is no reason to think that sudo is not set up.
   */
  private String answered(Result result) {
    if (result.failed() && !result.err().startsWith("sudo:")) {
      throw new UnreadableLog(Host.said(result));
    }
    return host.need(result);
  }

  private LogEnd.Files files(Path folder) {
    return new LogEnd.Files() {
      @Override
      public long size(String name) throws Unreachable {
        return number(answered(host.sudo(QUICK, commands.size(folder.resolve(name)))));
      }

      @Override
      public byte[] read(String name, long from, int count) throws Unreachable {
        Result printed = host.sudo(QUICK, commands.read(folder.resolve(name), from, count));
        return HexFormat.of().parseHex(answered(printed).replaceAll("\\s", ""));
      }
    };
  }

  /** How much room it takes; of a disk on which that cannot be counted, nothing is known. */
  private long bytes(Path folder) throws Unreachable {
    try {
      return number(answered(host.sudo(SLOW, commands.bytes(folder))));
    } catch (UnreadableLog uncounted) {
      return 0;
    }
  }

  /** The number that a line begins with. */
  private static long number(String printed) {
    return Long.parseLong(printed.strip().split("\\s", 2)[0]);
  }

  private CopyView.Shelf shelf() throws Unreachable {
    Path kept = broker.kept();
    if (kept == null) {
      return CopyView.Shelf.NONE;
    }
    Result seen = host.sudo(QUICK, new HostCommands(broker).fileSystem(kept));
    return seen.failed()
        ? new CopyView.Shelf(kept.toString(), Host.said(seen), 0)
        : new CopyView.Shelf(kept.toString(), "", Room.parse(host.need(seen)).freeBytes());
  }

  /** The last line of the file that lists the terms: its number, and its first offset. */
  TermView term() throws Unreachable {
    String printed = host.need(host.sudo(QUICK, commands.terms(folder()))).strip();
    String last = printed.lines().reduce("", (one, next) -> next);
    return LogTerms.line(last)
        .orElseThrow(() ->
            new IllegalStateException(
                "%s does not say of %s when its term began: %s"
                    .formatted(broker.name(), partition, last)));
  }

  /** Copies the folder under this name, unless that is there; only of a broker that is dead. */
  void keep(String run) throws Unreachable {
    Path shelf = requireShelf();
    Path copy = shelf.resolve(partition + "." + run);
    if (host.need(host.sudo(QUICK, commands.list(shelf)))
        .lines()
        .anyMatch(each -> shelf.resolve(each).equals(copy))) {
      return;
    }
    if (!itself.processes().isEmpty()) {
      throw new NotPossible(
          "Kafka runs on the host of %s: a copy now would be of no single moment"
              .formatted(broker.name()));
    }
    Path folder = folder();
    Effect.requireStillMine();
    host.need(host.sudo(COPY, commands.copy(folder, LogCommands.partial(copy))));
    host.need(host.sudo(QUICK, commands.name(copy)));
  }

  private Path requireShelf() {
    Path kept = broker.kept();
    if (kept == null) {
      throw new NotPossible(
          "the target's file does not say where a log of " + broker.name() + " is kept: 'kept'");
    }
    return kept;
  }
}
