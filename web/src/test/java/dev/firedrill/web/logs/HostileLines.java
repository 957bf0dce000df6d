package dev.firedrill.web.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Lines that do harm where a log is shown carelessly; always the same ones. */
final class HostileLines {

  private static final List<String> PIECES =
      List.of(
          "<script>window.harmed=1</script>",
          "<img src=x onerror=window.harmed=1>",
          "<svg onload=window.harmed=1>",
          "</code></li></ol><script>window.harmed=1</script>",
          "<!--",
          "-->",
          "<![CDATA[",
          "]]>",
          "\" onmouseover=\"window.harmed=1",
          "' autofocus onfocus='window.harmed=1",
          "javascript:window.harmed=1",
          "${7*7}",
          "[[${7*7}]]",
          "[(${7*7})]",
          "th:utext",
          "&lt;",
          "&#60;script&#62;",
          "&amp;",
          "&",
          "<",
          ">",
          "\"",
          "'",
          "`",
          "\\",
          "%",
          "\u0001",
          "\u0007",
          "\u0008",
          "\r",
          "\u001b",
          "\u001b[31m",
          "\u001b[1;38;5;196m",
          "\u001b[0m",
          "\u001b[2J",
          "\u001b[8m",
          "\u001b]8;;javascript:alert(1)\u0007link\u001b]8;;\u0007",
          "\u001b]0;title\u001b\\",
          "\u001bP+q\u001b\\",
          "\u007f",
          "\u0085",
          "\u009b31m",
          "\u061c",
          "\u200b",
          "\u200d",
          "\u200e",
          "\u2028",
          "\u2029",
          "\u202e",
          "\u2066",
          "\u2069",
          "\ufeff",
          "\uffff",
          "\ufffd",
          "\u2400",
          "\ud83d\udd25",
          "\udb40\udc41",
          "ä",
          "العربية",
          "  ",
          "\t",
          "x");

  private HostileLines() {}

  /** So many lines; each ends with § and its number. */
  static List<String> take(int count) {
    Random random = new Random(20_260_730);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder line = new StringBuilder();
      for (int pieces = random.nextInt(9); pieces > 0; pieces--) {
        line.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      lines.add(
          line.append(random.nextBoolean() ? "\u001b[0m" : "").append('§').append(i).toString());
    }
    return lines;
  }
}
