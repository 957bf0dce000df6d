package dev.firedrill.lab.kafka;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.Command;
import dev.firedrill.lab.LabFailure;
import dev.firedrill.lab.LabFolder;
import dev.firedrill.lab.LabProcesses;
import dev.firedrill.lab.SshHosts;
import dev.firedrill.lab.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Formats, starts and ends the brokers of a Kafka lab, and their sshds. */
final class KafkaServers {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaServers.class);
  private static final Duration SILENT = Duration.ofMinutes(2);
  private static final Duration UP = Duration.ofMinutes(4);
  static final String MARK = "meta.properties";

  private final KafkaPlan plan;
  private final LabProcesses processes;
  private final KafkaView view;
  private final KafkaVoters voters;
  private final SshHosts ssh;

  KafkaServers(KafkaPlan plan, LabProcesses processes, KafkaView view, SshHosts ssh) {
    this.plan = plan;
    this.processes = processes;
    this.view = view;
    this.voters = new KafkaVoters(plan);
    this.ssh = ssh;
  }

  /** Formats every broker for one new cluster. */
  void formatAll(KafkaJava java) {
    String cluster = Uuid.randomUuid().toString();
    Map<String, String> directories = new HashMap<>();
    KafkaPlan.BROKERS.forEach(broker -> directories.put(broker, Uuid.randomUuid().toString()));
    String controllers =
        KafkaPlan.BROKERS.stream()
            .map(broker ->
                "%d@%s:%d:%s"
                    .formatted(
                        KafkaPlan.id(broker),
                        KafkaPlan.address(broker),
                        plan.controllerPort(),
                        directories.get(broker)))
            .collect(Collectors.joining(","));
    onAll(broker ->
        Command.run(
            java.storageTool(
                List.of(
                    "format",
                    "-t",
                    cluster,
                    "-c",
                    plan.config(broker).toString(),
                    "--initial-controllers",
                    controllers))));
  }

  /** Takes a node's vote away, as an order does that somebody gave while the quorum was lost. */
  void removeVote(String broker) {
    voters.remove(broker);
  }

  /** Starts everything at once and waits until all is healthy. */
  void startAll() {
    startEach();
    awaitHealthy();
  }

  private void startEach() {
    KafkaPlan.BROKERS.forEach(ssh::start);
    onAll(this::start);
  }

  /** Starts a broker as the product does; does nothing if it runs. */
  void start(String broker) {
    LOG.info("{}: {}", broker, Command.run(plan.folder() + "/bin/start-kafka", broker).strip());
  }

  boolean runs(String broker) {
    return processes.running(broker).isPresent();
  }

  /** Ends a broker as a power cut would; its ports are closed a little later than it is gone. */
  void kill(String broker) {
    processes.end(broker, "KILL");
    Await.until(broker + " is silent", SILENT, () -> !accepts(broker));
  }

  /** Has a broker stand still (STOP), or go on (CONT). */
  void signal(String broker, String signal) {
    processes
        .running(broker)
        .ifPresent(pid -> Command.run("kill", "-" + signal, Long.toString(pid)));
  }

  private boolean accepts(String broker) {
    InetSocketAddress address =
        new InetSocketAddress(KafkaPlan.address(broker), plan.controllerPort());
    try (SocketChannel channel = SocketChannel.open(address)) {
      return channel.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  /**
   * Starts what is dead, with the disks that were lost back in their place; unless the broker votes
   * by a new one already, which makes the old ones worthless; gives back each vote that was taken
   * away; and has each partition led by whom it prefers, which Kafka by itself does every few
   * minutes.
   */
  void mendAll() {
    giveMarksBack();
    for (String broker : KafkaPlan.BROKERS) {
      if (smallDisk(broker).isMounted()) {
        kill(broker);
        smallDisk(broker).unmount();
      }
      if (plan.directories(broker).stream().map(KafkaServers::lost).anyMatch(Files::exists)) {
        if (voters.votesByItsDisk(broker)) {
          plan.directories(broker).forEach(each -> LabFolder.remove(lost(each)));
        } else {
          kill(broker);
          plan.directories(broker).forEach(KafkaServers::bringBack);
        }
      }
    }
    startEach();
    voters.giveBack();
    awaitHealthy();
    view.removePayments();
    view.electPreferred();
  }

  /** The disk that can take the place of a broker's last log directory. */
  SmallDisk smallDisk(String broker) {
    return new SmallDisk(plan.directories(broker).getLast(), plan.ballast(broker));
  }

  /** Takes a broker's disks away, and leaves empty ones. */
  void loseDisks(String broker) {
    kill(broker);
    for (Path each : plan.directories(broker)) {
      move(each, lost(each));
      TextFile.makeFolder(each);
    }
  }

  /**
   * Kills a broker and takes the files away by which it knows its disks; all else stays on them.
   */
  void breakDisks(String broker) {
    kill(broker);
    plan.directories(broker).forEach(each -> move(each.resolve(MARK), lost(each.resolve(MARK))));
  }

  /** Gives disks the files back by which their brokers know them, where those were taken away. */
  void giveMarksBack() {
    for (String broker : KafkaPlan.BROKERS) {
      plan.directories(broker).forEach(KafkaServers::mark);
    }
  }

  private static void mark(Path directory) {
    Path mark = directory.resolve(MARK);
    if (Files.exists(lost(mark)) && !Files.exists(mark)) {
      move(lost(mark), mark);
    }
  }

  private static void bringBack(Path directory) {
    if (Files.exists(lost(directory))) {
      LabFolder.remove(directory);
      move(lost(directory), directory);
    }
  }

  private static Path lost(Path directory) {
    return directory.resolveSibling(directory.getFileName() + ".lost");
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends every process of the lab, however its last user left it. */
  void killAll() {
    KafkaPlan.BROKERS.forEach(ssh::kill);
    processes.names().forEach(name -> processes.end(name, "KILL"));
    KafkaPlan.BROKERS.forEach(broker -> smallDisk(broker).drop());
  }

  void awaitHealthy() {
    Await.until("three brokers, every copy in sync", UP, view::healthy);
  }

  /** Each of them takes seconds, and none waits for another; the first failure is told. */
  private static void onAll(Consumer<String> work) {
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Void>> all =
          KafkaPlan.BROKERS.stream()
              .map(broker -> CompletableFuture.runAsync(() -> work.accept(broker), each))
              .toList();
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof LabFailure own ? own : e;
    }
  }
}
