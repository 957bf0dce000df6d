package dev.firedrill.web.engine;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * {@code firedrill.yaml}, looked at before Spring reads it: a file that is no YAML, or that has a
 * section that nobody reads, is refused with its line. The keys below {@code firedrill} are judged
 * by {@link KnownKeys}.
 */
final class SettingsFile {

  private static final Set<String> SECTIONS = Set.of("firedrill", "spring", "server", "logging");

  private final Path file;

  private SettingsFile(Path file) {
    this.file = file;
  }

  /** Refuses the file if it can't be taken as it is; a missing one is fine. */
  static void require(Path file) {
    new SettingsFile(file).require();
  }

  private void require() {
    try {
      String text = Files.readString(file);
      // Built by the plain constructor once, which finds what a tree of nodes does not: a key
      // twice.
      yaml().loadAll(text).forEach(document -> {});
      yaml().composeAll(new StringReader(text)).forEach(this::requireSections);
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      throw new StartRefused(ExitCode.USAGE, file + " can't be read: " + e.getMessage(), e);
    } catch (MarkedYAMLException e) {
      throw refusal(e.getProblemMark(), "this is no YAML: " + e.getProblem(), e);
    } catch (YAMLException e) {
      throw refusal(null, "this is no YAML: " + e.getMessage(), e);
    }
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return new Yaml(new SafeConstructor(options));
  }

  private void requireSections(Node document) {
    if (document instanceof MappingNode mapping) {
      mapping.getValue().forEach(entry -> requireKnown(entry.getKeyNode()));
    } else if (!document.getTag().equals(Tag.NULL)) {
      throw refusal(document.getStartMark(), "settings are expected here, as 'key: value'", null);
    }
  }

  private void requireKnown(Node key) {
    String name = key instanceof ScalarNode scalar ? scalar.getValue() : "?";
    if (!SECTIONS.contains(name.split("\\.", 2)[0].toLowerCase(Locale.ROOT))) {
      String known = String.join(", ", SECTIONS.stream().sorted().toList());
      throw refusal(
          key.getStartMark(), "nobody knows the setting '" + name + "'; there are: " + known, null);
    }
  }

  private StartRefused refusal(@Nullable Mark mark, String what, @Nullable Exception cause) {
    String place = mark == null ? file.toString() : file + ":" + (mark.getLine() + 1);
    return new StartRefused(ExitCode.USAGE, place + ": " + what.replaceAll("\\s+", " "), cause);
  }
}
