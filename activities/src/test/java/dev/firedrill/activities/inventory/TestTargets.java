package dev.firedrill.activities.inventory;

import dev.firedrill.workflows.procedure.TargetName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Inventories of tests: targets of a system that has nothing but a name. */
public final class TestTargets {

  /** The one target's name. */
  public static final TargetName NAME = new TargetName("hall");

  private TestTargets() {}

  /** An inventory in this folder with one target in this environment. */
  public static Targets one(Path folder, String environment) {
    String text =
        """
        name: hall
        system: lamp
        environment: %s
        tier: 4
        recovery-time: PT1H
        recovery-point: PT30S
        stateful: false
        lamp: { }
        ssh: { key: "env:KEY", known-hosts: /known }
        """
            .formatted(environment);
    try {
      Files.writeString(folder.resolve("hall.yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Targets.read(folder, List.of(new Lamps()));
  }

  /** Reads targets of that system. */
  static TargetReader<String> reader() {
    return new Lamps();
  }

  private static final class Lamps implements TargetReader<String> {

    @Override
    public String system() {
      return "lamp";
    }

    @Override
    public String read(Section section) {
      return section.name();
    }

    @Override
    public List<String> members(String lamp) {
      return List.of(lamp);
    }

    @Override
    public List<String> hosts(String lamp) {
      return List.of();
    }
  }
}
