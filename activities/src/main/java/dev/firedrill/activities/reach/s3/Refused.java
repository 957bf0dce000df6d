package dev.firedrill.activities.reach.s3;

import java.io.IOException;

/** A server answered, and the answer is no. */
public final class Refused extends IOException {

  private static final long serialVersionUID = 1L;

  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int NOT_IMPLEMENTED = 501;
  private static final String NO_BUCKET = "NoSuchBucket";

  private final int status;
  private final String code;

  /**
   * What it said.
   *
   * @param code S3's word for it, such as {@code SlowDownWrite}
   */
  public Refused(int status, String code, String message, Throwable cause) {
    super("%s (status %d): %s".formatted(code, status, message), cause);
    this.status = status;
    this.code = code;
  }

  /** Whether it is because of who asks, or of a bucket that is not there. */
  public boolean isOfTheAsker() {
    return status == FORBIDDEN || code.equals(NO_BUCKET);
  }

  /** Whether it is because there is no such object; a HEAD does not tell a missing bucket apart. */
  boolean isOfNothing() {
    return status == NOT_FOUND && !code.equals(NO_BUCKET);
  }

  /** Whether the server cannot do what it was asked for, such as encrypt. */
  public boolean isOfAbility() {
    return status == NOT_IMPLEMENTED;
  }
}
