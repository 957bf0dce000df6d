package dev.firedrill.activities.reach.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Strings that break what joins a command line carelessly; always the same ones. */
final class HostileStrings {

  private static final List<String> PIECES =
      List.of(
          "'",
          "\"",
          "`",
          "$(id)",
          "${HOME}",
          "$'\\n'",
          "\\",
          "\\'",
          "\n",
          "\r",
          "\t",
          ";",
          "&",
          "&&",
          "|",
          ">",
          "<",
          "/dev/null",
          "*",
          "?",
          "[a-z]",
          "~",
          "!",
          "!!",
          "#",
          "%s",
          "%n",
          "{a,b}",
          "(",
          ")",
          "=",
          "-",
          "--",
          "-rf",
          " ",
          "  ",
          "\u0001",
          "\u001b[31m",
          "\u007f",
          "\u00e4",
          "\u2028",
          "\u202e",
          "\ufeff",
          "\uffff",
          "\ud83d\udd25",
          "x",
          "EOF",
          "''",
          "'\\''");

  private HostileStrings() {}

  static List<String> take(int count) {
    Random random = new Random(20_260_725);
    List<String> strings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      strings.add(one(random, i % 1_000 == 999 ? 2_000 : 8));
    }
    return strings;
  }

  private static String one(Random random, int mostPieces) {
    StringBuilder text = new StringBuilder();
    int pieces = mostPieces > 8 ? mostPieces : random.nextInt(mostPieces + 1);
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
