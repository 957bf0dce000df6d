package dev.firedrill.activities.reach.ssh;

import com.jcraft.jsch.Logger;

/** Keeps of a session's log why it ended, which the library tells nobody else. */
final class LastWords implements Logger {

  private static final String BEFORE = "Caught an exception, leaving main loop due to ";

  private volatile String why = "";

  @Override
  public boolean isEnabled(int level) {
    return level == Logger.INFO;
  }

  @Override
  public void log(int level, String message) {
    if (message.startsWith(BEFORE)) {
      why = message.lines().findFirst().orElse("").substring(BEFORE.length()).strip();
    }
  }

  /** Why, after a colon; empty as long as it goes on. */
  String why() {
    return why.isEmpty() ? "" : ": " + why;
  }
}
