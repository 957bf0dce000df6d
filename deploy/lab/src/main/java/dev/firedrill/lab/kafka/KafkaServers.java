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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Formats, starts and ends the brokers of a Kafka lab, and their sshds. */
final class KafkaServers {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaServers.class);
  private static final Duration SILENT = Duration.ofMinutes(2);
  private static final Duration UP = Duration.ofMinutes(4);
  private static final String MARK = "meta.properties";

  private final KafkaPlan plan;
  private final LabProcesses processes;
  private final KafkaView view;
  private final SshHosts ssh;

  KafkaServers(KafkaPlan plan, LabProcesses processes, KafkaView view, SshHosts ssh) {
    this.plan = plan;
    this.processes = processes;
    this.view = view;
    this.ssh = ssh;
  }

  /** Formats every broker for one new cluster. */
  void formatAll(Path jars) {
    String cluster = tool(jars, "random-uuid");
    Map<String, String> directories = new TreeMap<>();
    onAll(broker -> {
      String id = tool(jars, "random-uuid");
      synchronized (directories) {
        directories.put(broker, id);
      }
    });
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
        tool(
            jars,
            "format",
            "-t",
            cluster,
            "-c",
            plan.config(broker).toString(),
            "--initial-controllers",
            controllers));
  }

  /** Starts everything at once and waits until all is healthy. */
  void startAll() {
    KafkaPlan.BROKERS.forEach(ssh::start);
    onAll(this::start);
    awaitHealthy();
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
   * by a new one already, which makes the old ones worthless; and has each partition led by whom it
   * prefers, which Kafka by itself does every few minutes.
   */
  void mendAll() {
    giveMarksBack();
    for (String broker : KafkaPlan.BROKERS) {
      if (smallDisk(broker).isMounted()) {
        kill(broker);
        smallDisk(broker).unmount();
      }
      if (plan.directories(broker).stream().map(KafkaServers::lost).anyMatch(Files::exists)) {
        if (votesByItsDisk(broker)) {
          plan.directories(broker).forEach(each -> LabFolder.remove(lost(each)));
        } else {
          kill(broker);
          plan.directories(broker).forEach(KafkaServers::bringBack);
        }
      }
    }
    startAll();
    view.removePayments();
    view.electPreferred();
  }

  private boolean votesByItsDisk(String broker) {
    // No voters at all means that nobody answered.
    Map<Integer, String> voters =
        Await.seen("the voters", UP, view::voters, seen -> !seen.isEmpty());
    String voter = voters.getOrDefault(KafkaPlan.id(broker), "nobody");
    Path metadata = plan.directories(broker).getFirst().resolve(MARK);
    try {
      return Files.exists(metadata)
          && Files.readAllLines(metadata).contains("directory.id=" + voter);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  /** What Kafka's storage tool prints (kafka-storage.sh). */
  private static String tool(Path jars, String... words) {
    List<String> line =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:disable",
                "-Dlog4j2.level=error",
                "-cp",
                jars + "/*",
                "kafka.tools.StorageTool"));
    line.addAll(Arrays.asList(words));
    List<String> printed = Command.run(line.toArray(String[]::new)).strip().lines().toList();
    if (printed.isEmpty()) {
      throw new LabFailure("Kafka's storage tool printed nothing on " + List.of(words));
    }
    return printed.getLast();
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
