package dev.firedrill.web.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AnsiTest {

  private static List<Span> spans(String line) {
    return Ansi.spans(line);
  }

  @Test
  void plainTextIsOneSpanWithoutStyle() {
    assertThat(spans("a <b> & \"c\" ä\ud83d\udd25\t."))
        .containsExactly(new Span("", "a <b> & \"c\" ä\ud83d\udd25\t."));
    assertThat(spans("")).isEmpty();
  }

  @Test
  void coloursAndWeightsBecomeClasses() {
    assertThat(spans("a\u001b[1;31mb\u001b[22;39mc\u001b[4;96md\u001b[me"))
        .containsExactly(
            new Span("", "a"),
            new Span("bold colour-1", "b"),
            new Span("", "c"),
            new Span("underlined colour-14", "d"),
            new Span("", "e"));
  }

  @Test
  void aColourOfALargerPaletteTakesItsParametersWithIt() {
    assertThat(spans("\u001b[38;5;9;1mx")).containsExactly(new Span("bold colour-9", "x"));
    assertThat(spans("\u001b[38;2;1;2;3;3mx")).containsExactly(new Span("italic", "x"));
    assertThat(spans("\u001b[48;5;1mx")).containsExactly(new Span("", "x"));
  }

  @Test
  void nothingCanBeHidden() {
    assertThat(spans("\u001b[8mhidden\u001b[30;40mblack on black"))
        .containsExactly(new Span("", "hidden"), new Span("colour-0", "black on black"));
  }

  @Test
  void ofEveryOtherSequenceSomethingIsSeen() {
    assertThat(Ansi.plain("a\u001b[2Jb\u001b[?25lc\u001b[1;1Hd")).isEqualTo("a␛b␛c␛d");
    assertThat(Ansi.plain("\u001b]0;title\u0007x")).isEqualTo("␛]0;title␇x");
    assertThat(Ansi.plain("\u001bcx\u001b")).isEqualTo("␛cx␛");
    assertThat(Ansi.plain("\u001b[31")).isEqualTo("␛[31");
    assertThat(Ansi.plain("\u001b[>1mx\u001b[1 mx")).isEqualTo("␛x␛x");
    assertThat(Ansi.plain("\u001b[" + "9".repeat(5_000) + "mx")).isEqualTo("x");
  }

  @Test
  void whatTurnsHidesOrBreaksIsSeen() {
    assertThat(Ansi.plain("\u0000\u0008\r\n\u007f")).isEqualTo("␀␈␍␊␡");
    assertThat(Ansi.plain("\u202e\u2066\ufeff\u200b\u2028\u009b"))
        .isEqualTo("⟨U+202E⟩⟨U+2066⟩⟨U+FEFF⟩⟨U+200B⟩⟨U+2028⟩⟨U+009B⟩");
    assertThat(Ansi.plain("\udb40\udc41\ud83d.")).isEqualTo("⟨U+E0041⟩\ufffd.");
  }

  @Test
  void lettersThatJoinStayJoined() {
    assertThat(Ansi.plain("\ud83d\udc68\u200d\ud83d\udcbb")).hasSize(5);
  }

  @Test
  void tenThousandHostileLinesAreHarmless() {
    List<String> lines = HostileLines.take(10_000);
    for (String line : lines) {
      List<Span> spans = spans(line);
      assertThat(spans).noneMatch(span -> span.text().isEmpty());
      assertThat(spans).allMatch(span -> span.style().matches("[a-z0-9 -]*"));
      String seen = spans.stream().map(Span::text).collect(Collectors.joining());
      assertThat(seen.codePoints()).as(line).allMatch(AnsiTest::isSeen);
      assertThat(seen).contains(letters(line));
    }
    assertThat(lines.stream().distinct().count()).isGreaterThan(9_000);
  }

  /** The letters and digits at the end, which no sequence takes. */
  private static String letters(String line) {
    return line.substring(line.lastIndexOf('§'));
  }

  private static boolean isSeen(int character) {
    return character == '\t'
        || character == 0x200d
        || character == 0x200c
        || switch (Character.getType(character)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              false;
          default -> true;
        };
  }
}
