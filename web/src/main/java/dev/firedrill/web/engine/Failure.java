package dev.firedrill.web.engine;

import java.util.Optional;

/** What a process that failed says, once and in any case, and the exit status that it ends with. */
public final class Failure {

  /** The exit status of a defect of ours: a failure that nobody at the terminal can put right. */
  public static final int DEFECT = 1;

  private Failure() {}

  /**
   * Says why it failed, unless somebody said it before, and answers with the exit status.
   *
   * @param what what failed, such as "The start"
   */
  public static int status(String what, Throwable failure) {
    Optional<StartRefused> refused = Refusal.in(failure);
    if (!Progress.hasComplained() && !isEnding()) {
      Progress.complain(
          refused
              .map(StartRefused::getMessage)
              .orElseGet(
                  () -> "%s failed, by a defect of Firedrill: %s".formatted(what, root(failure))));
    }
    return refused.map(refusal -> refusal.code().number()).orElse(DEFECT);
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  /** Whether somebody pressed Ctrl-C meanwhile: what then fails is no news. */
  static boolean isEnding() {
    Thread trial = new Thread(() -> {}, "trial");
    try {
      Runtime.getRuntime().addShutdownHook(trial);
      return !Runtime.getRuntime().removeShutdownHook(trial);
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
