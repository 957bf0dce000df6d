package dev.firedrill.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What of Firedrill is killed with SIGKILL. */
public enum Victim {
  APP,
  ENGINE,
  DATABASE,
  /** Engine, database and app, as when the machine loses power. */
  EVERYTHING;

  private List<String> pidFiles() {
    return switch (this) {
      case APP -> List.of();
      case ENGINE -> List.of("engine.pid");
      case DATABASE -> List.of("database.pid");
      case EVERYTHING -> List.of("engine.pid", "database.pid");
    };
  }

  /** Whether the app has to be started again; a part is started again by the app. */
  public boolean takesTheApp() {
    return this == APP || this == EVERYTHING;
  }

  /** Whether workers cannot read what is allowed until the database is back. */
  public boolean takesTheDatabase() {
    return this == DATABASE || this == EVERYTHING;
  }

  /** Kills the parts; of the app, its process itself, as the last. */
  void kill(Process app, Path data) {
    killParts(data);
    if (takesTheApp()) {
      kill(app.toHandle());
    }
  }

  /** Kills what is not the app itself. */
  public void killParts(Path data) {
    pidFiles().forEach(file -> kill(part(data.resolve("run").resolve(file))));
  }

  private void kill(ProcessHandle victim) {
    if (!victim.destroyForcibly()) {
      throw new AssertionError(this + " could not be killed");
    }
  }

  private static ProcessHandle part(Path file) {
    try {
      long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
      return ProcessHandle.of(pid).orElseThrow(() -> new AssertionError("nothing runs as " + pid));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
