package dev.firedrill.lab.vault;

import dev.firedrill.lab.Await;
import dev.firedrill.lab.LabFailure;
import dev.firedrill.lab.LabFolder;
import dev.firedrill.lab.LabProcesses;
import dev.firedrill.lab.Template;
import dev.firedrill.lab.TextFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Vault of one node that unseals itself (auto-unseal) by a key that lies in a lab's cluster. */
public final class SelfUnsealing implements AutoCloseable {

  private static final Duration SOON = Duration.ofMinutes(3);
  private static final String NODE = VaultPlan.SELF_UNSEALING;
  private static final String KEY = "transit/keys/self-unsealing";
  private static final String KEY_POLICY =
      "path \"transit/+/self-unsealing\" { capabilities = [\"update\"] }";

  private final VaultPlan plan;
  private final Path program;
  private final VaultRest rest;
  private final VaultView view;
  private final LabProcesses processes;
  private String root = "";

  SelfUnsealing(
      VaultPlan plan, Path program, VaultRest rest, VaultView view, LabProcesses processes) {
    this.plan = plan;
    this.program = program;
    this.rest = rest;
    this.view = view;
    this.processes = processes;
  }

  /** Makes the key and the node, and waits until it has unsealed itself. */
  SelfUnsealing begin() {
    String theirs = VaultKeys.read(plan.folder()).root();
    String server = Await.seen("a leader", SOON, view::active, Optional::isPresent).orElseThrow();
    write(Await.answer("a token for the key", SOON, () -> tokenForTheKey(server, theirs)));
    start();
    Await.until("it answers", SOON, () -> view.health(NODE) != 0);
    VaultKeys keys =
        VaultKeys.of(
            rest.must(NODE, "sys/init", "", Map.of("recovery_shares", 1, "recovery_threshold", 1)));
    root = keys.root();
    TextFile.write(token(), "rw-------", root);
    awaitUnsealed();
    return this;
  }

  /**
   * Each of these may be said again: a node that has just become the leader takes not everything.
   */
  private String tokenForTheKey(String server, String theirs) {
    if (!rest.isMounted(server, "transit", theirs, Map.of("type", "transit"))) {
      throw new LabFailure("There is no place for the key");
    }
    rest.must(server, KEY, theirs, Map.of());
    rest.must(server, "sys/policies/acl/self-unsealing", theirs, Map.of("policy", KEY_POLICY));
    Map<String, Object> wanted = Map.of("policies", List.of("self-unsealing"), "no_parent", true);
    return rest.must(server, "auth/token/create", theirs, wanted)
        .path("auth")
        .path("client_token")
        .asString("");
  }

  private void write(String token) {
    TextFile.makeFolder(plan.home(NODE).resolve("raft"));
    Map<String, String> values = plan.values(NODE);
    values.put("key-server", plan.api(VaultPlan.NODES.getFirst()));
    values.put("key-token", token);
    TextFile.write(
        plan.config(NODE),
        "rw-------",
        Template.beside(SelfUnsealing.class, "scratch.hcl").fill(values)
            + Template.beside(SelfUnsealing.class, "self-unsealing.hcl").fill(values));
  }

  /** Where the node's API is, without a slash at the end. */
  public String api() {
    return plan.api(NODE);
  }

  /** The file with its root token. */
  public Path token() {
    return plan.home(NODE).resolve("token");
  }

  /** Starts the node; it does not wait for what becomes of it. */
  public void start() {
    processes.start(
        NODE,
        plan.home(NODE).resolve("vault.log"),
        List.of(program.toString(), "server", "-config=" + plan.config(NODE)));
  }

  /** Ends the node. */
  public void stop() {
    processes.end(NODE, "TERM");
  }

  public boolean runs() {
    return processes.running(NODE).isPresent();
  }

  /** Seals the node, as an operator does. */
  public void seal() {
    rest.must(NODE, "sys/seal", root, Map.of());
    Await.until("it is sealed", SOON, () -> view.sealed(NODE).orElse(false));
  }

  /** Waits until it has unsealed itself. */
  public void awaitUnsealed() {
    Await.until("it has unsealed itself", SOON, () -> !view.sealed(NODE).orElse(true));
  }

  /** Ends and removes the node; the key stays in the lab's cluster. */
  @Override
  public void close() {
    stop();
    LabFolder.remove(plan.home(NODE));
  }
}
