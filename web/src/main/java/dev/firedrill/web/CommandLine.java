package dev.firedrill.web;

import dev.firedrill.web.engine.ExitCode;
import dev.firedrill.web.engine.StartRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The jar's arguments: settings, as Spring Boot takes them, and perhaps a command with its own
 * arguments. Settings may stand anywhere: they are the words with a dot in their name, and the
 * short ones. The first other word names the command.
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

  /**
   * Reads the words; a short setting takes its value after {@code =} or as the next word. {@link
   * StartRefused} if it has none.
   */
  static CommandLine of(String... words) {
    List<String> settings = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (int i = 0; i < words.length; i++) {
      String name = words[i].split("=", 2)[0];
      String full = SHORT.getOrDefault(name, name);
      if (SHORT.containsKey(words[i]) && i + 1 == words.length) {
        throw new StartRefused(ExitCode.USAGE, words[i] + " needs a value.");
      } else if (SHORT.containsKey(words[i])) {
        settings.add(full + "=" + words[++i]);
      } else if (SHORT.containsKey(name) || words[i].matches("--[a-z0-9-]+\\.[^=]+(=.*)?")) {
        settings.add(full + words[i].substring(name.length()));
      } else {
        others.add(words[i]);
      }
    }
    return others.isEmpty()
        ? new CommandLine(settings, Optional.empty(), List.of())
        : new CommandLine(settings, Optional.of(others.get(0)), others.subList(1, others.size()));
  }
}
