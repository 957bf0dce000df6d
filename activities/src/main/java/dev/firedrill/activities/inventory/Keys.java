package dev.firedrill.activities.inventory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * The keys of one section: what each holds, where it stands, and whether anybody asked for it. A
 * mistake is noted at its key's line.
 */
final class Keys {

  private final String section;
  private final int line;
  private final Mistakes mistakes;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  private Keys(String section, int line, Mistakes mistakes) {
    this.section = section;
    this.line = line;
    this.mistakes = mistakes;
  }

  /** The keys of this mapping; one that stands there twice, or is no plain text, is a mistake. */
  static Keys of(String section, MappingNode node, Mistakes mistakes) {
    Keys keys = new Keys(section, line(node), mistakes);
    node.getValue().forEach(keys::keep);
    return keys;
  }

  /** No keys, in place of a section that is missing: its mistakes are told nowhere. */
  Keys standIn(String key) {
    return new Keys(key, at(key), new Mistakes(Values.NO_PATH));
  }

  /** The keys of a mapping below this one; they share its mistakes. */
  Keys below(String key, MappingNode node) {
    return of(key, node, mistakes);
  }

  private void keep(NodeTuple entry) {
    int at = line(entry.getKeyNode());
    String key = Values.scalar(entry.getKeyNode()).orElse(null);
    if (key == null) {
      mistakes.add(at, "expected a plain key");
    } else if (values.putIfAbsent(key, entry.getValueNode()) == null) {
      lines.put(key, at);
    } else {
      mistakes.add(at, "'" + key + "' stands here twice");
    }
  }

  String section() {
    return section;
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  Set<String> names() {
    return values.keySet();
  }

  /** What the key holds, which counts as asked for; null if it is not there. */
  @Nullable Node take(String key) {
    asked.add(key);
    return values.get(key);
  }

  /** Notes that a key is needed. */
  void missing(String key, String expected) {
    asked.add(key);
    mistakes.add(line, "'%s' is missing; expected %s".formatted(key, expected));
  }

  /** Notes a mistake at this key's line. */
  void mistake(String key, String what) {
    mistakes.add(at(key), what);
  }

  /** Notes a mistake at a value's line. */
  void mistake(Node value, String what) {
    mistakes.add(line(value), what);
  }

  /** Notes a mistake of the section as a whole. */
  void mistake(String what) {
    mistakes.add(line, what);
  }

  /** Notes every key that nobody asked for. */
  void noteUnasked() {
    for (String key : values.keySet()) {
      if (!asked.contains(key)) {
        mistake(key, "unknown key '%s'%s".formatted(key, expected()));
      }
    }
  }

  private String expected() {
    String in = section.isEmpty() ? "" : " in '" + section + "'";
    return in
        + (asked.isEmpty()
            ? ""
            : "; expected: " + String.join(", ", asked.stream().sorted().toList()));
  }

  /** Where a key stands; where the section begins if it is not there. */
  String place(String key) {
    return mistakes.place(at(key));
  }

  private int at(String key) {
    return lines.getOrDefault(key, line);
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
