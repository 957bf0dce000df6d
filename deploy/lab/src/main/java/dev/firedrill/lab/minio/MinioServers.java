package dev.firedrill.lab.minio;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.Command;
import dev.firedrill.lab.LabFailure;
import dev.firedrill.lab.LabProcesses;
import dev.firedrill.lab.SshHosts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes, starts and ends the drives and nodes of a MinIO lab, and their sshds. */
final class MinioServers {

  private static final Logger LOG = LoggerFactory.getLogger(MinioServers.class);
  private static final Duration SILENT = Duration.ofMinutes(2);
  private static final Duration UP = Duration.ofMinutes(4);
  private static final Duration REMOVING = Duration.ofMinutes(1);
  private static final int WORDS = 6; // lines

  private final MinioPlan plan;
  private final LabProcesses processes;
  private final MinioView view;
  private final SshHosts ssh;

  MinioServers(MinioPlan plan, LabProcesses processes, MinioView view, SshHosts ssh) {
    this.plan = plan;
    this.processes = processes;
    this.view = view;
    this.ssh = ssh;
  }

  /** Makes every drive, starts every node, and makes the buckets. */
  void setUp() {
    MinioPlan.NODES.forEach(node -> view.drive(node).make());
    startAll();
    try (MinioClients clients = new MinioClients(plan)) {
      for (String bucket : List.of(MinioPlan.BUCKET, MinioPlan.CANARY_BUCKET)) {
        Await.until("the bucket " + bucket, UP, () -> isMade(clients, bucket));
      }
    }
    new MinioCopy(plan, this).setUp();
    letIn(MinioPlan.NODES.getFirst(), MinioFiles.policy(plan.values()));
    letIn(MinioPlan.COPY, MinioFiles.policyOnCopy(plan.values()));
    awaitHealthy();
  }

  /** Makes Firedrill's key on this node's cluster. */
  private void letIn(String node, String policy) {
    MinioKeys narrow = MinioKeys.read(plan.firedrill());
    LabAdmin admin = new LabAdmin(plan);
    Await.until(
        "a key of Firedrill's own at " + node,
        UP,
        () -> {
          admin.let(narrow, node, policy);
          return true;
        });
  }

  /** A cluster that has just come up may not be able to yet. */
  private static boolean isMade(MinioClients clients, String bucket) {
    clients.makeBucket(MinioPlan.NODES.getFirst(), bucket);
    return true;
  }

  private void startAll() {
    MinioPlan.hosts().keySet().forEach(ssh::start);
    MinioPlan.NODES.forEach(node -> view.drive(node).mount());
    MinioPlan.hosts().keySet().forEach(this::start);
  }

  /** Starts a node as the product does; does nothing if it runs. */
  void start(String node) {
    LOG.info("{}: {}", node, Command.run(plan.folder() + "/bin/start-minio", node).strip());
  }

  /** Ends a node as a power cut would. */
  void kill(String node) {
    processes.end(node, "KILL");
    Await.until(node + " is silent", SILENT, () -> !view.lives(node));
  }

  /** Brings back what is gone, empties what is full, and waits until writes work. */
  void mendAll() {
    startAll();
    MinioPlan.NODES.forEach(node -> view.drive(node).empty());
    try (MinioClients clients = new MinioClients(plan, REMOVING)) {
      Await.until("no objects of clients", UP, () -> isEmptied(clients));
    }
    awaitHealthy();
  }

  /** The drives are small: what clients write would fill them by and by. */
  private static boolean isEmptied(MinioClients clients) {
    String first = MinioPlan.NODES.getFirst();
    clients.removeAll(first, MinioPlan.BUCKET);
    return clients.keys(first, MinioPlan.BUCKET).isEmpty();
  }

  void awaitHealthy() {
    try {
      Await.seen("four nodes, and writes through each", UP, view::troubles, List::isEmpty);
    } catch (LabFailure never) {
      throw new LabFailure(never.getMessage() + lastWords(), never);
    }
  }

  /** What each node has said last, for nothing else is left of a lab that was removed. */
  private String lastWords() {
    return MinioPlan.NODES.stream()
        .map(node -> "\n" + node + ": " + lastWords(plan.log(node)))
        .collect(Collectors.joining());
  }

  private static String lastWords(Path log) {
    try (Stream<String> lines = Files.lines(log)) {
      List<String> said = lines.filter(line -> !line.isBlank()).toList();
      return String.join(" | ", said.subList(Math.max(0, said.size() - WORDS), said.size()));
    } catch (IOException | UncheckedIOException unreadable) {
      return "nothing";
    }
  }

  /** Ends every process of the lab, however its last user left it, and takes its drives away. */
  void endAll() {
    MinioPlan.hosts().keySet().forEach(ssh::kill);
    processes.names().forEach(name -> processes.end(name, "KILL"));
    MinioPlan.NODES.forEach(node -> view.drive(node).unmount());
  }
}
