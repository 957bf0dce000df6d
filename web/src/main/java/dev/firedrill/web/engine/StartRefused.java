package dev.firedrill.web.engine;

import org.jspecify.annotations.Nullable;

/** A reason not to start: one sentence that says what is wrong and what may be done about it. */
public final class StartRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  public StartRefused(ExitCode code, String sentence) {
    this(code, sentence, null);
  }

  public StartRefused(ExitCode code, String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
    this.code = code;
  }

  /** Which reason it is. */
  public ExitCode code() {
    return code;
  }
}
