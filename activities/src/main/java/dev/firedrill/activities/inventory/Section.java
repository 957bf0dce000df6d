package dev.firedrill.activities.inventory;

import dev.firedrill.activities.reach.ssh.SshHost;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping of a target's file, read key by key. What is missing or wrong is noted as a mistake
 * with its line, and a stand-in is returned, so that one reading finds all mistakes. Keys nobody
 * asked for are mistakes too. Once it was read without a mistake it can be read again by any
 * thread.
 */
public final class Section {

  private final String name;
  private final int line;
  private final Mistakes mistakes;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final Map<String, Section> below = new ConcurrentHashMap<>();

  Section(String name, MappingNode node, Mistakes mistakes) {
    this.name = name;
    this.line = node.getStartMark().getLine() + 1;
    this.mistakes = mistakes;
    for (NodeTuple entry : node.getValue()) {
      keep(entry);
    }
  }

  private Section(String name, int line, Mistakes mistakes) {
    this.name = name;
    this.line = line;
    this.mistakes = mistakes;
  }

  private void keep(NodeTuple entry) {
    int at = entry.getKeyNode().getStartMark().getLine() + 1;
    String key = Values.scalar(entry.getKeyNode()).orElse(null);
    if (key == null) {
      mistakes.add(at, "expected a plain key");
    } else if (values.putIfAbsent(key, entry.getValueNode()) == null) {
      lines.put(key, at);
    } else {
      mistakes.add(at, "'" + key + "' stands here twice");
    }
  }

  /** The section's own name: the key under which it stands. */
  public String name() {
    return name;
  }

  /** Any text on one line. */
  public String text(String key) {
    return required(key, "a text", Function.identity()).orElse("");
  }

  public Optional<String> optionalText(String key) {
    return optional(key, "a text", Function.identity());
  }

  /** One of these words. */
  public String oneOf(String key, List<String> words) {
    String expected = "one of " + String.join(", ", words);
    return required(key, expected, text -> Values.oneOf(text, words)).orElse(words.getFirst());
  }

  /** A whole number between these, both included. */
  public int number(String key, int least, int most) {
    String expected = "a whole number from " + least + " to " + most;
    return required(key, expected, text -> Values.number(text, least, most)).orElse(least);
  }

  /** {@code true} or {@code false}. */
  public boolean flag(String key) {
    return oneOf(key, List.of("false", "true")).equals("true");
  }

  /** A time such as {@code PT4H}; more than none. */
  public Duration duration(String key) {
    return required(key, "a time such as PT4H or PT15M", Values::duration).orElse(Duration.ZERO);
  }

  /** An {@code http} or {@code https} address with a host, without user, query or fragment. */
  public URI uri(String key) {
    return required(key, Values.URI_EXPECTED, Values::uri).orElse(Values.NO_URI);
  }

  public Optional<URI> optionalUri(String key) {
    return optional(key, Values.URI_EXPECTED, Values::uri);
  }

  /** A list of at least one address, as {@link #uri}. */
  public List<URI> uris(String key) {
    return list(key, Values.URI_EXPECTED, Values::uri, true);
  }

  /** A shell's address: {@code user@host:port}. */
  public SshHost sshHost(String key) {
    return required(key, "user@host:port", SshHost::parse).orElse(Values.NO_HOST);
  }

  public Optional<SshHost> optionalSshHost(String key) {
    return optional(key, "user@host:port", SshHost::parse);
  }

  /** An absolute path, here or on the target's host. */
  public Path path(String key) {
    return required(key, "an absolute path", Values::path).orElse(Values.NO_PATH);
  }

  public Optional<Path> optionalPath(String key) {
    return optional(key, "an absolute path", Values::path);
  }

  /** A command: a list of at least one word, each of which becomes one argument. */
  public List<String> words(String key) {
    return list(key, "a word", Function.identity(), true);
  }

  /** As {@link #words}; empty if the key is not there. */
  public List<String> optionalWords(String key) {
    return list(key, "a word", Function.identity(), false);
  }

  /** The mapping under this key. */
  public Section section(String key) {
    return optionalSection(key).orElseGet(() -> missing(key, "a section"));
  }

  public Optional<Section> optionalSection(String key) {
    Node node = take(key);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof MappingNode mapping) {
      return Optional.of(below(key, mapping));
    }
    mistakes.add(at(key), "'" + key + "' has to be a section of its own");
    return Optional.of(new Section(key, at(key), new Mistakes(Values.NO_PATH)));
  }

  /** A mapping of names to sections, in the file's order; at least one. */
  public Map<String, Section> sections(String key) {
    Section named = section(key);
    Map<String, Section> sections = new LinkedHashMap<>();
    named.values.keySet().forEach(each -> sections.put(each, named.section(each)));
    if (sections.isEmpty() && values.containsKey(key)) {
      mistakes.add(at(key), "'" + key + "' names nothing; expected at least one");
    }
    return sections;
  }

  /** Notes a mistake that only the reader can see, at this key's line. */
  public void mistake(String key, String what) {
    mistakes.add(at(key), what);
  }

  /** Notes a mistake of the section as a whole. */
  void mistake(String what) {
    mistakes.add(line, what);
  }

  /** Notes every key that nobody asked for, here and below. */
  void closeUnasked() {
    for (String key : values.keySet()) {
      if (!asked.contains(key)) {
        mistakes.add(at(key), "unknown key '%s'%s".formatted(key, expectedKeys()));
      }
    }
    below.values().forEach(Section::closeUnasked);
  }

  private String expectedKeys() {
    String in = name.isEmpty() ? "" : " in '" + name + "'";
    return in
        + (asked.isEmpty()
            ? ""
            : "; expected: " + String.join(", ", asked.stream().sorted().toList()));
  }

  private <T> Optional<T> required(String key, String expected, Function<String, T> reading) {
    if (!values.containsKey(key)) {
      missing(key, expected);
      return Optional.empty();
    }
    return optional(key, expected, reading);
  }

  private <T> Optional<T> optional(String key, String expected, Function<String, T> reading) {
    Node node = take(key);
    return node == null ? Optional.empty() : read(key, node, expected, reading);
  }

  private <T> List<T> list(
      String key, String expected, Function<String, T> reading, boolean needed) {
    Node node = take(key);
    if (node == null) {
      if (needed) {
        missing(key, "a list");
      }
      return List.of();
    }
    if (!(node instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
      mistakes.add(at(key), "'" + key + "' has to be a list with at least one entry");
      return List.of();
    }
    List<T> read = new ArrayList<>();
    sequence.getValue().forEach(each -> read(key, each, expected, reading).ifPresent(read::add));
    return read;
  }

  private <T> Optional<T> read(
      String key, Node node, String expected, Function<String, T> reading) {
    int at = node.getStartMark().getLine() + 1;
    Optional<String> text = Values.scalar(node);
    if (text.isEmpty()) {
      mistakes.add(at, "'" + key + "': expected " + expected);
      return Optional.empty();
    }
    try {
      return Optional.of(reading.apply(text.get()));
    } catch (IllegalArgumentException e) {
      mistakes.add(at, Values.wrong(key, expected, e));
      return Optional.empty();
    }
  }

  private Section missing(String key, String expected) {
    asked.add(key);
    mistakes.add(line, "'%s' is missing; expected %s".formatted(key, expected));
    return new Section(key, line, new Mistakes(Values.NO_PATH));
  }

  private Section below(String key, MappingNode mapping) {
    return below.computeIfAbsent(key, name -> new Section(name, mapping, mistakes));
  }

  private @Nullable Node take(String key) {
    asked.add(key);
    return values.get(key);
  }

  private int at(String key) {
    return lines.getOrDefault(key, line);
  }
}
