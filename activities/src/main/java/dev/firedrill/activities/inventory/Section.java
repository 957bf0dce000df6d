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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping of a file, read key by key. What is missing or wrong is noted as a mistake with its
 * line, and a stand-in is returned, so that one reading finds all mistakes. Keys nobody asked for
 * are mistakes too. Once it was read without a mistake it can be read again by any thread.
 */
public final class Section {

  private static final Duration DAY = Duration.ofDays(1);

  private final Keys keys;
  private final Map<String, Section> below = new ConcurrentHashMap<>();

  Section(String name, MappingNode node, Mistakes mistakes) {
    this(Keys.of(name, node, mistakes));
  }

  private Section(Keys keys) {
    this.keys = keys;
  }

  /** The section's own name: the key under which it stands. */
  public String name() {
    return keys.section();
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

  /**
   * How old a backup may be: a day at most, since every target that keeps state is to have one
   * younger than a day.
   */
  public Duration youngerThanADay(String key) {
    Duration said = duration(key);
    if (said.compareTo(DAY) > 0) {
      mistake(
          key,
          "'%s': a backup has to be younger than a day, so at most P1D; found %s"
              .formatted(key, said));
    }
    return said;
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

  /** A bucket's name, as S3 takes them. */
  public String bucket(String key) {
    String text = text(key);
    if (!text.isEmpty() && !Values.isBucket(text)) {
      mistake(key, "'" + key + "': expected a bucket's name");
    }
    return text;
  }

  /** A shell's address: {@code user@host:port}. */
  public SshHost sshHost(String key) {
    return required(key, "user@host:port", SshHost::parse).orElse(Values.NO_HOST);
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
    Optional<Section> there = optionalSection(key);
    if (there.isEmpty()) {
      keys.missing(key, "a section");
    }
    return there.orElseGet(() -> standIn(key));
  }

  public Optional<Section> optionalSection(String key) {
    Node node = keys.take(key);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof MappingNode mapping) {
      return Optional.of(
          below.computeIfAbsent(key, name -> new Section(keys.below(name, mapping))));
    }
    keys.mistake(key, "'" + key + "' has to be a section of its own");
    return Optional.of(standIn(key));
  }

  private Section standIn(String key) {
    return new Section(keys.standIn(key));
  }

  /** A mapping of names to sections, in the file's order; at least one. */
  public Map<String, Section> sections(String key) {
    Section named = section(key);
    Map<String, Section> sections = new LinkedHashMap<>();
    named.keys.names().forEach(each -> sections.put(each, named.section(each)));
    if (sections.isEmpty() && keys.has(key)) {
      keys.mistake(key, "'" + key + "' names nothing; expected at least one");
    }
    return sections;
  }

  /** As {@link #sections}; none if the key is not there. */
  public Map<String, Section> optionalSections(String key) {
    return keys.has(key) ? sections(key) : Map.of();
  }

  /** The names of its keys, in the file's order: for what is named in another place. */
  public List<String> names() {
    return List.copyOf(keys.names());
  }

  /** Where a key stands, as {@code file:line}; where the section begins if it is not there. */
  public String place(String key) {
    return keys.place(key);
  }

  /** Notes a mistake that only the reader can see, at this key's line. */
  public void mistake(String key, String what) {
    keys.mistake(key, what);
  }

  /** Notes a mistake of the section as a whole. */
  void mistake(String what) {
    keys.mistake(what);
  }

  /** Notes every key that nobody asked for, here and below. */
  void closeUnasked() {
    keys.noteUnasked();
    below.values().forEach(Section::closeUnasked);
  }

  private <T> Optional<T> required(String key, String expected, Function<String, T> reading) {
    if (!keys.has(key)) {
      keys.missing(key, expected);
      return Optional.empty();
    }
    return optional(key, expected, reading);
  }

  private <T> Optional<T> optional(String key, String expected, Function<String, T> reading) {
    Node node = keys.take(key);
    return node == null ? Optional.empty() : read(key, node, expected, reading);
  }

  private <T> List<T> list(
      String key, String expected, Function<String, T> reading, boolean needed) {
    Node node = keys.take(key);
    if (node == null) {
      if (needed) {
        keys.missing(key, "a list");
      }
      return List.of();
    }
    if (!(node instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
      keys.mistake(key, "'" + key + "' has to be a list with at least one entry");
      return List.of();
    }
    List<T> read = new ArrayList<>();
    sequence.getValue().forEach(each -> read(key, each, expected, reading).ifPresent(read::add));
    return read;
  }

  private <T> Optional<T> read(
      String key, Node node, String expected, Function<String, T> reading) {
    Optional<String> text = Values.scalar(node);
    if (text.isEmpty()) {
      keys.mistake(node, "'" + key + "': expected " + expected);
      return Optional.empty();
    }
    try {
      return Optional.of(reading.apply(text.get()));
    } catch (IllegalArgumentException e) {
      keys.mistake(node, Values.wrong(key, expected, e));
      return Optional.empty();
    }
  }
}
