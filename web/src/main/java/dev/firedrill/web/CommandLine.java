package dev.firedrill.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The jar's arguments: settings, as Spring Boot takes them, and perhaps a command with its own
 * arguments. The first word that is no setting names the command.
 */
record CommandLine(List<String> settings, Optional<String> command, List<String> arguments) {

  /** The short words for the settings that everybody needs. */
  private static final Map<String, String> SHORT =
      Map.of(
          "--data", "--firedrill.data",
          "--port", "--firedrill.port",
          "--address", "--firedrill.address");

  CommandLine {
    settings = List.copyOf(settings);
    arguments = List.copyOf(arguments);
  }

  /** Reads the words; a short setting takes its value after {@code =} or as the next word. */
  static CommandLine of(String... words) {
    List<String> settings = new ArrayList<>();
    for (int i = 0; i < words.length; i++) {
      String word = words[i];
      if (!word.startsWith("--")) {
        List<String> rest = List.of(words).subList(i + 1, words.length);
        return new CommandLine(settings, Optional.of(word), rest);
      }
      String name = word.split("=", 2)[0];
      String full = SHORT.getOrDefault(name, name);
      if (SHORT.containsKey(name) && !word.contains("=") && i + 1 < words.length) {
        settings.add(full + "=" + words[++i]);
      } else {
        settings.add(full + word.substring(name.length()));
      }
    }
    return new CommandLine(settings, Optional.empty(), List.of());
  }
}
