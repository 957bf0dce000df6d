package dev.firedrill.drill.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The folder of one Firedrill that dies: its data, and beside it what is outside of it. */
record Place(Path folder) {

  /** Firedrill's own. */
  Path data() {
    return folder.resolve("data");
  }

  Path ledgers() {
    return made("ledgers");
  }

  Path evidence(String run) {
    return made("evidence").resolve(run);
  }

  /** Is there once a browser has seen what it waits for. */
  Path followed() {
    return folder.resolve("followed");
  }

  /** Is there once a process that stood still may go on. */
  Path goesOn() {
    return folder.resolve("goes-on");
  }

  /** Where a process complains. */
  Path complaints(int process) {
    return made("complaints").resolve("process-" + process);
  }

  /** Writes the inventory of these worlds, and returns its folder. */
  Path targets(List<LedgerWorld> worlds) throws IOException {
    Path secrets = made("secrets");
    Files.writeString(secrets.resolve("key"), "");
    Files.writeString(secrets.resolve("known_hosts"), "");
    Path targets = made("targets");
    for (LedgerWorld world : worlds) {
      for (Map.Entry<String, String> file : world.targets(secrets).entrySet()) {
        Files.writeString(targets.resolve(file.getKey()), file.getValue());
      }
    }
    return targets;
  }

  private Path made(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
