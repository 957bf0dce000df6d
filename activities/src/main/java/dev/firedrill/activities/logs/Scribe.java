package dev.firedrill.activities.logs;

import dev.firedrill.activities.reach.Witness;
import dev.firedrill.activities.secrets.Masks;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what one attempt of a step does, each line masked before it is put anywhere. */
final class Scribe implements Witness {

  private static final Logger LOG = LoggerFactory.getLogger(Scribe.class);

  /** Escape sequences with parameters, and control characters but tab and line feed. */
  private static final Pattern UNSEEN =
      Pattern.compile("\\x1b\\[[0-?]*[ -/]*[@-~]|[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f]");

  private final Place place;
  private final LogBuffer buffer;
  private final Masks masks;
  private final Repeats repeats;
  private @Nullable Conversation speaker;

  Scribe(Place place, LogBuffer buffer, Masks masks, Repeats repeats) {
    this.place = place;
    this.buffer = buffer;
    this.masks = masks;
    this.repeats = repeats;
  }

  @Override
  public Exchange asked(String where, List<String> what, String input) {
    try {
      return begin(question(where, what), input);
    } catch (RuntimeException unwritten) {
      complain(unwritten);
      return Exchange.UNSEEN;
    }
  }

  private String question(String where, List<String> what) {
    String words = Words.of(what.stream().map(this::masked).toList());
    return where.isEmpty() ? words : masked(where) + " $ " + words;
  }

  private synchronized Conversation begin(String question, String input) {
    speaker = new Conversation(this, question, repeats.isRepeated(place, question));
    say(Kind.ASKED, question);
    if (!input.isEmpty()) {
      say(Kind.INPUT, masked(input));
    }
    return speaker;
  }

  /** Writes what came back; where others were heard in between, first says on which question. */
  synchronized void write(Conversation answering, Kind kind, String text) {
    if (speaker != answering) {
      speaker = answering;
      notes("on " + answering.question());
    }
    write(kind, text);
  }

  @Override
  public void notes(String words) {
    write(Kind.NOTE, words);
  }

  /** Masks the text and writes a line for each that it has; a log that fails is no failure. */
  private void write(Kind kind, String text) {
    try {
      say(kind, masked(text));
    } catch (RuntimeException unwritten) {
      complain(unwritten);
    }
  }

  private static void complain(RuntimeException unwritten) {
    LOG.warn("a line of the log is not kept: {}", unwritten.toString());
  }

  private void say(Kind kind, String masked) {
    if (masked.isEmpty()) {
      buffer.offer(new LogLine(place, Instant.now(), kind, ""));
    }
    masked.lines().forEach(line -> buffer.offer(new LogLine(place, Instant.now(), kind, line)));
  }

  /** The text without its secrets, those included that only unseen characters take apart. */
  String masked(String text) {
    String masked = masks.mask(text);
    if (masked.chars().noneMatch(Scribe::isUnseen)) {
      return masked;
    }
    String bare = UNSEEN.matcher(masked).replaceAll("");
    String shown = masks.mask(bare);
    return shown.equals(bare) ? masked : shown;
  }

  private static boolean isUnseen(int character) {
    return (character < ' ' && character != '\t' && character != '\n')
        || (character >= 0x7f && character <= 0x9f);
  }
}
