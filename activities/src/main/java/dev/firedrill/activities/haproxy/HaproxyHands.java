package dev.firedrill.activities.haproxy;

import dev.firedrill.activities.effects.Effect;
import dev.firedrill.activities.inventory.Target;
import dev.firedrill.activities.inventory.Targets;
import dev.firedrill.activities.reach.Unreachable;
import dev.firedrill.activities.reach.ssh.Result;
import dev.firedrill.activities.reach.ssh.Shells;
import dev.firedrill.workflows.haproxy.HaproxyActivities;
import dev.firedrill.workflows.haproxy.TrafficView;
import dev.firedrill.workflows.procedure.NotPossible;
import dev.firedrill.workflows.procedure.TargetName;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Holds clients with "disable frontend". Lowering maxconn instead makes HAProxy 2.6 abort when it
 * is raised again with a client waiting (haproxy/haproxy#2726), and setting servers to "ready"
 * sends clients to standbys until the next health check.
 */
@Component
final class HaproxyHands implements HaproxyActivities {

  private static final Duration WITHIN = Duration.ofSeconds(10);

  private final Targets targets;
  private final Shells shells;
  private final Map<TargetName, TrafficSettings> switches = new HashMap<>();

  HaproxyHands(Targets targets, Shells shells) {
    this.targets = targets;
    this.shells = shells;
    for (Target target : targets.all()) {
      target
          .section()
          .optionalSection("traffic")
          .ifPresent(traffic -> switches.put(target.name(), TrafficSettings.read(traffic)));
    }
  }

  @Override
  public TrafficView lookAtClients(TargetName target) {
    TrafficSettings traffic = switches.get(targets.require(target).name());
    return traffic == null
        ? TrafficView.undeclared()
        : new TrafficView(traffic.frontend(), status(target, traffic));
  }

  @Override
  public boolean isDeclared(TargetName target) {
    return switches.containsKey(targets.require(target).name());
  }

  @Override
  public void hold(TargetName target) {
    bring(target, "disable frontend ", "PAUSED");
  }

  @Override
  public void resume(TargetName target) {
    bring(target, "enable frontend ", "OPEN");
  }

  /** socat says success whatever HAProxy answered: the state is read, before and after. */
  private void bring(TargetName target, String order, String wanted) {
    TrafficSettings traffic = declared(target);
    if (status(target, traffic).equals(wanted)) {
      return;
    }
    Effect.requireStillMine();
    String answer = ask(target, traffic, order + traffic.frontend()).strip();
    String now = status(target, traffic);
    if (!now.equals(wanted)) {
      throw new IllegalStateException(
          "frontend " + traffic.frontend() + " is " + now + ", not " + wanted + ": " + answer);
    }
  }

  /** The state of the frontend as HAProxy says it, such as OPEN or PAUSED. */
  String state(TargetName target) {
    return status(target, declared(target));
  }

  private TrafficSettings declared(TargetName target) {
    TrafficSettings traffic = switches.get(targets.require(target).name());
    if (traffic == null) {
      throw new NotPossible("target " + target + " declares no traffic switch");
    }
    return traffic;
  }

  private String status(TargetName target, TrafficSettings traffic) {
    String csv = ask(target, traffic, "show stat");
    return status(csv, traffic.frontend());
  }

  /** The status of a frontend in the CSV of "show stat" (HAProxy management guide, 9.1). */
  static String status(String csv, String frontend) {
    List<String> lines = csv.lines().toList();
    List<String> columns =
        lines.isEmpty() ? List.of() : Arrays.asList(lines.getFirst().split(",", -1));
    int column = columns.indexOf("status");
    return lines.stream()
        .map(line -> line.split(",", -1))
        .filter(cells -> cells.length > column && column > 1)
        .filter(cells -> cells[0].equals(frontend) && cells[1].equals("FRONTEND"))
        .map(cells -> cells[column])
        .findFirst()
        .orElseThrow(
            () -> new NotPossible("HAProxy has no frontend " + frontend + ": check the target"));
  }

  private String ask(TargetName target, TrafficSettings traffic, String order) {
    List<String> argv =
        List.of("sudo", "-n", "/usr/bin/socat", "-", "UNIX-CONNECT:" + traffic.socket());
    try {
      Result result =
          shells.with(targets.require(target).ssh()).run(traffic.ssh(), argv, order + "\n", WITHIN);
      if (!result.succeeded()) {
        throw new IllegalStateException("HAProxy's socket: " + result.complained());
      }
      return result.out();
    } catch (Unreachable e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
