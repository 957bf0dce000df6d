package dev.firedrill.lab.vault;

import dev.firedrill.lab.Await;
import java.nio.file.Path;
import java.time.Duration;

/** Breaks the cluster; each fault returns when its effect is seen. */
final class VaultFaults {

  private static final String VICTIM = "vault-2";
  private static final Duration ELECTION = Duration.ofMinutes(3);

  private final VaultPlan plan;
  private final VaultServers servers;
  private final VaultView view;
  private final Path program;

  VaultFaults(VaultPlan plan, VaultServers servers, VaultView view, Path program) {
    this.plan = plan;
    this.servers = servers;
    this.view = view;
    this.program = program;
  }

  /** Breaks, and returns the node that was hit, or all of them. */
  String inject(VaultFault fault) {
    return switch (fault) {
      case SEAL_NODE -> restart();
      case SEAL_LEADER -> {
        String active = Await.answer("a leader to seal", ELECTION, this::sealLeader);
        awaitLeader();
        yield active;
      }
      case KILL_NODE -> {
        servers.kill(VICTIM);
        awaitLeader();
        yield VICTIM;
      }
      case SEAL_ALL -> {
        VaultPlan.NODES.forEach(servers::kill);
        VaultPlan.NODES.forEach(node -> servers.start(node, program));
        yield String.join(", ", VaultPlan.NODES);
      }
      case OTHER_ATTEMPT -> {
        String hit = restart();
        servers.enter(hit, VaultKeys.read(plan.folder()).shares().getLast());
        yield hit;
      }
    };
  }

  /** Who leads no more when it is told does not seal itself; then the next one is. */
  private String sealLeader() {
    String active = view.active().orElseThrow();
    servers.seal(active);
    return active;
  }

  private String restart() {
    servers.kill(VICTIM);
    servers.start(VICTIM, program);
    Await.until(VICTIM + " is sealed", ELECTION, () -> view.health(VICTIM) == 503);
    awaitLeader();
    return VICTIM;
  }

  private void awaitLeader() {
    Await.until("another node leads", ELECTION, () -> view.active().isPresent());
  }
}
