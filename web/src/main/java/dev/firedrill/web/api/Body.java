package dev.firedrill.web.api;

import dev.firedrill.web.problem.Mistake;
import dev.firedrill.web.problem.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object that somebody sent, read strictly: shallow, no name twice, no name unknown; every
 * mistake is told at once, with its place.
 */
final class Body {

  static final int MOST_MISTAKES = 50;

  private static final int DEEPEST = 8;
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(100)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final ObjectNode root;
  private final Set<String> known = new HashSet<>();
  private final List<Mistake> mistakes = new ArrayList<>();

  private Body(ObjectNode root) {
    this.root = root;
  }

  /** Reads these bytes; {@link Refused} if they are no JSON object. */
  static Body of(byte @Nullable [] bytes) {
    try {
      if (JSON.readTree(bytes == null ? new byte[0] : bytes) instanceof ObjectNode root) {
        return new Body(root);
      }
    } catch (JacksonException unreadable) {
      throw noObject();
    }
    throw noObject();
  }

  private static Refused noObject() {
    return Refused.because(
        List.of(
            Mistake.at(
                "",
                "The body has to be one JSON object, at most %d deep, no name twice in it."
                    .formatted(DEEPEST))));
  }

  /** A text that has to be there; the empty text where it is wrong. */
  String text(String name, int longest) {
    if (isMissing(name)) {
      wrong("/" + name, "This is needed.");
      return "";
    }
    return textOrEmpty(name, longest);
  }

  /** A text that may be left out. */
  String textOrEmpty(String name, int longest) {
    known.add(name);
    JsonNode node = root.get(name);
    if (node == null) {
      return "";
    }
    if (!node.isString()) {
      wrong("/" + name, "A text.");
      return "";
    }
    Words.objectionTo(node.stringValue(), longest).ifPresent(why -> wrong("/" + name, why));
    return node.stringValue();
  }

  /** One of these words; the first of them where it is left out or wrong. */
  String oneOf(String name, List<String> words) {
    known.add(name);
    JsonNode node = root.get(name);
    if (node != null && (!node.isString() || !words.contains(node.stringValue()))) {
      wrong("/" + name, "One of " + String.join(", ", words) + ".");
      return words.getFirst();
    }
    return node == null ? words.getFirst() : node.stringValue();
  }

  /** A yes or a no that has to be there. */
  boolean flag(String name) {
    known.add(name);
    JsonNode node = root.get(name);
    if (node == null || !node.isBoolean()) {
      wrong("/" + name, "This is needed: true or false.");
      return false;
    }
    return node.booleanValue();
  }

  /** A yes or a no that may be left out, which is a no. */
  boolean flagOrNo(String name) {
    known.add(name);
    return root.get(name) != null && flag(name);
  }

  /** A number from 1 that has to be there. */
  int number(String name) {
    known.add(name);
    JsonNode node = root.get(name);
    if (node == null || !node.isInt() || node.intValue() < 1) {
      wrong("/" + name, "This is needed: a whole number from 1.");
      return 0;
    }
    return node.intValue();
  }

  /** An object that may be left out. */
  ObjectNode object(String name) {
    known.add(name);
    JsonNode node = root.get(name);
    if (node instanceof ObjectNode object) {
      return object;
    }
    if (node != null) {
      wrong("/" + name, "An object.");
    }
    return JsonNodeFactory.instance.objectNode();
  }

  private boolean isMissing(String name) {
    known.add(name);
    return !has(name);
  }

  /** Whether something was sent under this name, be it empty. */
  boolean has(String name) {
    return root.get(name) != null;
  }

  /** Notes a mistake at this JSON pointer. */
  void wrong(String pointer, String detail) {
    mistakes.add(Mistake.at(pointer, detail));
  }

  /** Notes a mistake in what this object holds under a name that somebody chose. */
  void wrong(String parent, String name, String detail) {
    String escaped = name.replace("~", "~0").replace("/", "~1");
    wrong(
        parent + "/" + UriUtils.encodeFragment(escaped, java.nio.charset.StandardCharsets.UTF_8),
        detail);
  }

  boolean isWrong() {
    return !mistakes.isEmpty();
  }

  boolean isWrong(String pointer) {
    return mistakes.stream().anyMatch(mistake -> ("#" + pointer).equals(mistake.pointer()));
  }

  /** Ends the reading: {@link Refused} if anything is wrong, unknown names among it. */
  void finish() {
    root.propertyNames().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> wrong("", name, "There is no such property here."));
    if (isWrong()) {
      throw Refused.because(mistakes.stream().limit(MOST_MISTAKES).toList());
    }
  }
}
