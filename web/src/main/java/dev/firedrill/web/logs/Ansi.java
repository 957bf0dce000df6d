package dev.firedrill.web.logs;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a line of a terminal's text. Sequences that colour it become styles; of any other sequence
 * with parameters a ␛ is left, and every other escape is a ␛ before what follows it, so that
 * nothing is hidden behind one that never ends.
 */
final class Ansi {

  private final String line;
  private final List<Span> spans = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private Style style = Style.PLAIN;
  private int at;

  private Ansi(String line) {
    this.line = line;
  }

  /** The pieces of the line, none of them empty; together they are all that there is to see. */
  static List<Span> spans(String line) {
    return new Ansi(line).read();
  }

  /** All that there is to see, without styles. */
  static String plain(String line) {
    StringBuilder text = new StringBuilder();
    spans(line).forEach(span -> text.append(span.text()));
    return text.toString();
  }

  private List<Span> read() {
    while (at < line.length()) {
      int character = line.codePointAt(at);
      if (character == Visible.ESCAPE) {
        escape();
      } else {
        Visible.append(character, text);
        at += Character.charCount(character);
      }
    }
    flush();
    return spans;
  }

  private void escape() {
    int parameters = at + 2;
    if (!line.startsWith("[", at + 1)) {
      showEscape(at + 1);
      return;
    }
    int between = skip(parameters, '0', '?');
    int last = skip(between, ' ', '/');
    if (last == line.length() || line.charAt(last) < '@' || line.charAt(last) > '~') {
      showEscape(at + 1);
    } else if (isStyle(parameters, between, last)) {
      flush();
      style = style.with(line.substring(parameters, between));
      at = last + 1;
    } else {
      showEscape(last + 1);
    }
  }

  private boolean isStyle(int parameters, int between, int last) {
    return between == last
        && line.charAt(last) == 'm'
        && skip(parameters, '0', ';') == between; // digits, colons and semicolons
  }

  private int skip(int from, char lowest, char highest) {
    int to = from;
    while (to < line.length() && line.charAt(to) >= lowest && line.charAt(to) <= highest) {
      to++;
    }
    return to;
  }

  private void showEscape(int next) {
    text.append(Visible.ESCAPE_PICTURE);
    at = next;
  }

  private void flush() {
    if (!text.isEmpty()) {
      spans.add(new Span(style.classes(), text.toString()));
      text.setLength(0);
    }
  }
}
