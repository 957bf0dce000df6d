package dev.firedrill.web.engine;

import java.io.IOException;
import java.nio.file.Path;

/** One server process that the app keeps: how it is launched, when it is up, how it ends. */
interface Part {

  /** What people call it: "database", "engine". */
  String name();

  /** Where it writes what it has to say. */
  Path log();

  /** Starts its process, without waiting for it to be up. */
  Process launch() throws IOException;

  /** Whether it serves now. */
  boolean answers();

  /** Asks a process to end in good order. */
  void askToEnd(ProcessHandle process);

  /** Called when it serves, the first time and after each restart. */
  void up();
}
