package dev.firedrill.drill;

import dev.firedrill.workflows.patroni.FailoverRequest;
import dev.firedrill.workflows.procedure.TargetName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Firedrill in a process of its own, that can be killed: launches one failover, or goes on watching
 * the one that was launched before, says yes at its gates, and prints what it sees.
 */
final class HouseProcess {

  private static final long BETWEEN_LOOKS_NANOS = 20_000_000;

  private final House house;
  private final Set<String> printed = new HashSet<>();

  private HouseProcess(House house) {
    this.house = house;
  }

  public static void main(String[] words) throws IOException {
    Path folder = Path.of(words[0]);
    try (House house = House.open(folder.resolve("data"), Path.of(words[1]))) {
      new HouseProcess(house).watch(run(house, folder.resolve("run-id")));
    }
  }

  private static String run(House house, Path remembered) throws IOException {
    if (Files.exists(remembered)) {
      return Files.readString(remembered);
    }
    String target = "orders-db";
    String run =
        house.launch(
            "patroni-failover",
            new FailoverRequest(new TargetName(target), ""),
            Map.of("target", target, "candidate", ""));
    Files.writeString(remembered, run);
    return run;
  }

  private void watch(String run) {
    String ending = "";
    while (ending.isEmpty()) {
      ending = look(run);
      LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
    }
    print("ENDED " + ending);
  }

  /** How the run ended, "" while it has not or while the database cannot say. */
  private String look(String run) {
    try {
      house.steps(run).forEach(step -> print(step.state() + " " + step.title()));
      house.openGates(run).forEach(gate -> house.decide(gate, true));
      House.Ended ended = house.ended(run);
      return ended.ending().isEmpty() ? "" : ended.ending() + " " + ended.summary();
    } catch (RuntimeException gone) {
      print("NO ANSWER " + gone.getClass().getSimpleName());
      return "";
    }
  }

  private void print(String line) {
    if (printed.add(line)) {
      System.out.println(line);
      System.out.flush();
    }
  }
}
