package dev.firedrill.web.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.UnicodeReader;

/** The lines between the two dashes at a page's head: keys that are known, and no others. */
final class FrontMatter {

  private static final Set<String> NEEDED =
      Set.of("id", "title", "system", "category", "covers", "owner", "takes", "risk");
  private static final Set<String> OPTIONAL = Set.of("alerts", "no-way-back-after");
  private static final Set<String> RISKS = Set.of("low", "medium", "high");

  private final Map<String, List<String>> values;

  private FrontMatter(Map<String, List<String>> values) {
    this.values = values;
  }

  /** Reads the head; its first line is the file's second. */
  static FrontMatter read(String file, String head) {
    try {
      Node root =
          new Yaml(new SafeConstructor(new LoaderOptions()))
              .compose(
                  new UnicodeReader(
                      new java.io.ByteArrayInputStream(
                          head.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
      if (!(root instanceof MappingNode mapping)) {
        throw new PageMistake(file, 2, "the head is a list of 'key: value' lines");
      }
      Map<String, List<String>> values = new LinkedHashMap<>();
      for (NodeTuple entry : mapping.getValue()) {
        put(file, entry, values);
      }
      return checked(file, values);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 2 : e.getProblemMark().getLine() + 2;
      throw new PageMistake(file, line, e.getProblem());
    }
  }

  String text(String key) {
    return String.join(", ", list(key));
  }

  List<String> list(String key) {
    return values.getOrDefault(key, List.of());
  }

  private static FrontMatter checked(String file, Map<String, List<String>> values) {
    for (String key : new java.util.TreeSet<>(NEEDED)) {
      if (String.join("", values.getOrDefault(key, List.of())).isBlank()) {
        throw new PageMistake(file, 2, "the head has no '" + key + "'");
      }
    }
    FrontMatter head = new FrontMatter(values);
    if (!RISKS.contains(head.text("risk"))) {
      throw new PageMistake(file, 2, "risk is low, medium or high");
    }
    return head;
  }

  private static void put(String file, NodeTuple entry, Map<String, List<String>> values) {
    int line = entry.getKeyNode().getStartMark().getLine() + 2;
    String key = scalar(file, line, entry.getKeyNode());
    if (!NEEDED.contains(key) && !OPTIONAL.contains(key)) {
      throw new PageMistake(file, line, "'" + key + "' is no key of a page");
    }
    List<String> texts = new ArrayList<>();
    if (entry.getValueNode() instanceof SequenceNode list) {
      list.getValue().forEach(item -> texts.add(scalar(file, line, item)));
    } else {
      texts.add(scalar(file, line, entry.getValueNode()));
    }
    if (values.put(key, texts) != null) {
      throw new PageMistake(file, line, "'" + key + "' stands here twice");
    }
  }

  private static String scalar(String file, int line, Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw new PageMistake(file, line, "a word or a line of text is expected");
  }
}
