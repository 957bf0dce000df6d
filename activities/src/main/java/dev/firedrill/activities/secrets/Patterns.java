package dev.firedrill.activities.secrets;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Many words, looked for at once. Most places of a text are passed over by one look at four
 * characters, so that it costs little however many words there are.
 */
final class Patterns {

  static final Patterns NONE = new Patterns(Map.of());

  private static final int HEAD = Forms.SHORTEST;
  private static final int SLOTS = 1 << 16;

  /** By their first characters, the longest first. */
  private final Map<Integer, String[]> words;

  private final boolean[] heads = new boolean[SLOTS];

  private Patterns(Map<Integer, String[]> words) {
    this.words = words;
    words.keySet().forEach(head -> heads[slot(head)] = true);
  }

  /** These words too; none is shorter than {@link Forms#SHORTEST}. */
  Patterns with(Set<String> more) {
    Map<Integer, String[]> all = new HashMap<>(words);
    for (String word : more) {
      all.merge(head(word, 0), new String[] {word}, Patterns::joined);
    }
    return new Patterns(Map.copyOf(all));
  }

  private static String[] joined(String[] some, String[] one) {
    String[] all = Arrays.copyOf(some, some.length + 1);
    all[some.length] = one[0];
    Arrays.sort(all, Comparator.comparingInt(String::length).reversed());
    return all;
  }

  /** The first place from here on where a word stands, or -1. */
  int next(String text, int from) {
    if (words.isEmpty()) {
      return -1;
    }
    for (int at = from; at + HEAD <= text.length(); at++) {
      if (heads[slot(head(text, at))] && longestAt(text, at) > 0) {
        return at;
      }
    }
    return -1;
  }

  /** The length of the longest word that stands there, or 0. */
  int longestAt(String text, int at) {
    for (String word : words.getOrDefault(head(text, at), new String[0])) {
      if (text.startsWith(word, at)) {
        return word.length();
      }
    }
    return 0;
  }

  private static int head(String text, int at) {
    int head = 0;
    for (int i = at; i < at + HEAD; i++) {
      head = head * 31 + text.charAt(i);
    }
    return head;
  }

  private static int slot(int head) {
    return (head ^ head >>> 16) & SLOTS - 1;
  }
}
