package dev.firedrill.web.engine;

/** Why Firedrill did not start, as its process says it; listed in {@code ./firedrill help}. */
public enum ExitCode {
  /** A setting or an argument that is not understood. */
  USAGE(2),
  /** Another Firedrill uses the data folder. */
  FOLDER_IN_USE(10),
  /** The data folder can't be written. */
  FOLDER_NOT_WRITABLE(11),
  /** The data folder was written by another version. */
  OTHER_VERSION(12),
  /** The port of the screens is taken. */
  PORT_TAKEN(13),
  /** The engine's program can't be had. */
  NO_ENGINE(14),
  /** The database or the engine does not come up. */
  NOT_STARTED(15);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The process's exit status. */
  public int number() {
    return number;
  }
}
