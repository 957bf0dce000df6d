package dev.firedrill.activities.logs;

import dev.firedrill.activities.reach.Witness;
import java.util.Locale;

/** What came back on one question. */
final class Conversation implements Witness.Exchange {

  /** An answer's body is machine-made and long: its beginning is kept. */
  static final int BODY = 2_000;

  private static final int MASKED_AT_ONCE = 1 << 16;

  private final Scribe scribe;
  private final String question;
  private final boolean repeated;
  private final long began = System.nanoTime();
  private boolean leftOut;

  Conversation(Scribe scribe, String question, boolean repeated) {
    this.scribe = scribe;
    this.question = question;
    this.repeated = repeated;
  }

  /** What was asked, as it is shown. */
  String question() {
    return question;
  }

  @Override
  public void out(String line) {
    scribe.write(this, Kind.OUT, line);
  }

  @Override
  public void err(String line) {
    scribe.write(this, Kind.ERR, line);
  }

  @Override
  public void answer(String body) {
    if (repeated || body.isEmpty()) {
      leftOut = repeated && !body.isEmpty();
      return;
    }
    String head = body.substring(0, Math.min(body.length(), MASKED_AT_ONCE));
    String masked = scribe.masked(head.strip());
    scribe.write(this, Kind.OUT, masked.substring(0, Math.min(masked.length(), BODY)));
    if (body.length() > head.length() || masked.length() > BODY) {
      scribe.write(
          this,
          Kind.NOTE,
          "the answer has " + body.length() + " characters; this was its beginning");
    }
  }

  @Override
  public void ended(String how) {
    double seconds = (System.nanoTime() - began) / 1e9;
    String words = String.format(Locale.ROOT, "%s after %.3f s", how, seconds);
    scribe.write(
        this, Kind.ENDED, leftOut ? words + "; asked again, so its body is left out" : words);
  }
}
