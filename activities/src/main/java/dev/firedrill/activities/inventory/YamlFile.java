package dev.firedrill.activities.inventory;

import dev.firedrill.workflows.procedure.InventoryMistakes;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** A file that people write, read as a tree of nodes: no YAML tag ever makes an object. */
public final class YamlFile {

  private YamlFile() {}

  /**
   * What the reading makes of the file.
   *
   * @param firstKey what the file starts with, for who wrote something else
   * @throws InventoryMistakes with every mistake of the file, each with its line
   */
  public static <T> T read(Path path, String firstKey, Function<Section, T> reading) {
    Mistakes mistakes = new Mistakes(path);
    Section file = parse(text(path), mistakes, firstKey);
    if (file == null) {
      throw new InventoryMistakes(mistakes.lines());
    }
    T read = reading.apply(file);
    file.closeUnasked();
    if (!mistakes.isEmpty()) {
      throw new InventoryMistakes(mistakes.lines());
    }
    return read;
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (CharacterCodingException e) {
      throw new InventoryMistakes(List.of(path + ":1: not UTF-8"));
    } catch (IOException e) {
      throw new InventoryMistakes(List.of(path + ":1: cannot be read"));
    }
  }

  /** The file's keys; null, with the mistake noted, if it has none. */
  static @Nullable Section parse(String text, Mistakes mistakes, String firstKey) {
    try {
      Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
      if (root instanceof MappingNode mapping) {
        return new Section("", mapping, mistakes);
      }
      mistakes.add(1, "expected a mapping that starts with " + firstKey);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      mistakes.add(line, "not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      mistakes.add(1, "not YAML: " + e.getMessage());
    }
    return null;
  }
}
