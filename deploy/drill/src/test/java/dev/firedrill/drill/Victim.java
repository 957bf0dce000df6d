package dev.firedrill.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of Firedrill that is killed with SIGKILL. */
enum Victim {
  APP(""),
  ENGINE("engine.pid"),
  DATABASE("database.pid");

  private final String pidFile;

  Victim(String pidFile) {
    this.pidFile = pidFile;
  }

  /** Kills the part; of the app, its process itself. */
  void kill(Process app, Path data) {
    ProcessHandle victim =
        this == APP ? app.toHandle() : part(data.resolve("run").resolve(pidFile));
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
