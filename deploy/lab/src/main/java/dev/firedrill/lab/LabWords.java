package dev.firedrill.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command line, read.
 *
 * @param verb such as {@code up}; {@code help} if there was none
 * @param object what the verb acts on; empty if there was none
 * @param basePort 0 if none was given
 */
record LabWords(String verb, String object, Path folder, int basePort) {

  static LabWords parse(List<String> words, Path defaultFolder) {
    List<String> plain = new ArrayList<>(words);
    String folder = option(plain, "--folder", defaultFolder.toString());
    String port = option(plain, "--base-port", "0");
    if (!port.matches("\\d{1,5}")) {
      throw new LabFailure("--base-port wants a number, not " + port);
    }
    plain.stream()
        .filter(word -> word.startsWith("-"))
        .findFirst()
        .ifPresent(word -> {
          throw new LabFailure("Unknown option " + word);
        });
    return new LabWords(
        plain.isEmpty() ? "help" : plain.get(0),
        plain.size() < 2 ? "" : plain.get(1),
        Path.of(folder),
        Integer.parseInt(port));
  }

  private static String option(List<String> words, String name, String otherwise) {
    int at = words.indexOf(name);
    if (at < 0) {
      return otherwise;
    }
    if (at + 1 == words.size()) {
      throw new LabFailure(name + " wants a value");
    }
    words.remove(at);
    return words.remove(at);
  }
}
