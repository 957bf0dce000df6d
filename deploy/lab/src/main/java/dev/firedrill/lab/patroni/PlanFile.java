package dev.firedrill.lab.patroni;

import dev.firedrill.lab.Command;
import dev.firedrill.lab.LabFailure;
import dev.firedrill.lab.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The file {@code lab.plan} by which another process finds a running lab: base port, password. */
final class PlanFile {

  private static final String NAME = "lab.plan";

  private PlanFile() {}

  static boolean exists(Path folder) {
    return Files.exists(folder.resolve(NAME));
  }

  static PatroniPlan read(Path folder) {
    if (!exists(folder)) {
      throw new LabFailure(
          "No lab in " + folder + "; start one with: up patroni --folder " + folder);
    }
    try {
      List<String> lines = Files.readAllLines(folder.resolve(NAME));
      return new PatroniPlan(folder, Integer.parseInt(lines.get(0)), lines.get(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a plan on free ports and writes it down; base 0 looks for a free one. */
  static PatroniPlan plan(Path folder, int basePort, String password) {
    List<String> addresses = List.copyOf(PatroniPlan.hosts().values());
    int base = basePort == 0 ? Ports.freeBase(addresses, PatroniPlan.PORTS) : basePort;
    Ports.requireFree(addresses, base, PatroniPlan.PORTS);
    PatroniPlan plan = new PatroniPlan(folder, base, password);
    Path file = plan.folder().resolve(NAME);
    Command.run("chmod", "0755", plan.folder().toString());
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(file, List.of(Integer.toString(base), password));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return plan;
  }
}
