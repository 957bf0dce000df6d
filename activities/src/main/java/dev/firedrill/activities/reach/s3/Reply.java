package dev.firedrill.activities.reach.s3;

import static java.util.Objects.requireNonNull;

/** What a server answered to a signed request: any status, and the whole body as UTF-8. */
public record Reply(int status, String body) {

  public Reply {
    requireNonNull(body, "body");
  }

  /** Whether the status says success: 200 to 299. */
  public boolean succeeded() {
    return status >= 200 && status < 300;
  }
}
