package dev.firedrill.lab.vault;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.LabProcesses;
import dev.firedrill.lab.TextFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts, sets up, unseals and ends the nodes of a Vault lab. */
final class VaultServers {

  private static final Duration ANSWERS = Duration.ofMinutes(3);
  private static final Duration SERVES = Duration.ofMinutes(3);
  private static final String CANARY = "secret/data/firedrill-canary";

  private final VaultPlan plan;
  private final LabProcesses processes;
  private final VaultRest rest;
  private final VaultView view;

  VaultServers(VaultPlan plan, LabProcesses processes, VaultRest rest, VaultView view) {
    this.plan = plan;
    this.processes = processes;
    this.rest = rest;
    this.view = view;
  }

  /** Starts every node, and makes one cluster of them, unsealed, with a canary to read. */
  void setUp(Path program) {
    VaultPlan.NODES.forEach(node -> start(node, program));
    String first = VaultPlan.NODES.getFirst();
    VaultKeys keys =
        VaultKeys.of(
            rest.must(
                first,
                "sys/init",
                "",
                Map.of(
                    "secret_shares", VaultPlan.SHARES, "secret_threshold", VaultPlan.THRESHOLD)));
    keys.write(plan.folder());
    VaultPlan.NODES.forEach(this::unseal);
    awaitHealthy();
    fill(
        Await.seen("a leader", SERVES, view::active, Optional::isPresent).orElseThrow(),
        keys.root());
  }

  /** A node that has just become the leader may not take everything yet. */
  private void fill(String active, String root) {
    Await.until("an audit device", SERVES, () -> isAudited(active, root));
    Await.until("a place for secrets", SERVES, () -> isMounted(active, root));
    Await.until(
        "the canary is written",
        SERVES,
        () ->
            rest.put(active, CANARY, root, Map.of("data", Map.of("sings", "yes"))).status() == 200);
    Map<String, String> policy = Map.of("policy", VaultFiles.policy());
    Await.answer(
        "a policy", SERVES, () -> rest.must(active, "sys/policies/acl/firedrill", root, policy));
    Map<String, Object> wanted =
        Map.of("policies", List.of("firedrill"), "ttl", "24h", "no_parent", true);
    String token =
        Await.answer("a token", SERVES, () -> rest.must(active, "auth/token/create", root, wanted))
            .path("auth")
            .path("client_token")
            .asString("");
    TextFile.write(plan.token(), "rw-------", token);
  }

  private boolean isAudited(String active, String root) {
    Map<String, Object> wanted =
        Map.of("type", "file", "options", Map.of("file_path", plan.audit().toString()));
    return rest.put(active, "sys/audit/file", root, wanted).status() / 100 == 2
        || rest.get(active, "sys/audit", root).body().contains(plan.audit().toString());
  }

  private boolean isMounted(String active, String root) {
    Map<String, Object> wanted = Map.of("type", "kv", "options", Map.of("version", "2"));
    return rest.isMounted(active, "secret", root, wanted);
  }

  /** Starts a node unless it runs, and waits until it answers; it comes up sealed. */
  void start(String node, Path program) {
    if (processes.running(node).isEmpty()) {
      processes.start(
          node,
          plan.home(node).resolve("vault.log"),
          List.of(program.toString(), "server", "-config=" + plan.config(node)));
    }
    Await.until(node + " answers", ANSWERS, () -> view.health(node) != 0);
  }

  /** Enters shares on a node that is sealed until it is not. */
  void unseal(String node) {
    // Who has not joined yet is not initialised, and takes no share.
    Await.until(node + " is initialised", ANSWERS, () -> isInitialised(node));
    if (!view.sealed(node).orElse(true)) {
      return;
    }
    rest.put(node, "sys/unseal", "", Map.of("reset", true));
    VaultKeys.read(plan.folder()).shares().stream()
        .limit(VaultPlan.THRESHOLD)
        .forEach(share -> enter(node, share));
    Await.until(node + " is unsealed", SERVES, () -> !view.sealed(node).orElse(true));
  }

  private boolean isInitialised(String node) {
    int health = view.health(node);
    return health != 0 && health != 501;
  }

  /** Enters one share on a node. */
  void enter(String node, String share) {
    rest.must(node, "sys/unseal", "", Map.of("key", share));
  }

  /** Seals the node that leads, as an operator does. */
  void seal(String active) {
    rest.must(active, "sys/seal", VaultKeys.read(plan.folder()).root(), Map.of());
    Await.until(active + " is sealed", ANSWERS, () -> view.sealed(active).orElse(false));
  }

  /** Ends a node as a power cut would. */
  void kill(String node) {
    processes.end(node, "KILL");
    Await.until(node + " is silent", ANSWERS, () -> view.health(node) == 0);
  }

  /** What the node in the scratch place reads as its canary, with the cluster's root token. */
  String canaryInScratch() {
    return Await.seen(
            "its canary",
            SERVES,
            () -> rest.get(VaultPlan.SCRATCH, CANARY, VaultKeys.read(plan.folder()).root()),
            answer -> answer.status() == 200)
        .body();
  }

  void killAll() {
    processes.names().forEach(name -> processes.end(name, "KILL"));
  }

  void mendAll(Path program) {
    VaultPlan.NODES.forEach(node -> start(node, program));
    VaultPlan.NODES.forEach(this::unseal);
    awaitHealthy();
  }

  void awaitHealthy() {
    Await.until("three nodes serve, and one may be lost", SERVES, view::healthy);
  }
}
