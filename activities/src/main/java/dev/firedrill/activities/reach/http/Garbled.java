package dev.firedrill.activities.reach.http;

import java.io.IOException;

/** An answer that cannot be read; the message quotes at most 200 characters of it, on one line. */
public final class Garbled extends IOException {

  private static final long serialVersionUID = 1L;
  private static final int QUOTED = 200;

  public Garbled(String message) {
    super(message);
  }

  Garbled(int status, String body, Throwable cause) {
    super(
        "expected JSON, but the answer with status %d %s: %s"
            .formatted(status, looksLikeHtml(body) ? "is an HTML page" : "is not", quote(body)),
        cause);
  }

  private static boolean looksLikeHtml(String body) {
    return body.stripLeading().startsWith("<");
  }

  private static String quote(String body) {
    String line = body.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
    return line.length() <= QUOTED ? line : line.substring(0, QUOTED) + " …";
  }
}
