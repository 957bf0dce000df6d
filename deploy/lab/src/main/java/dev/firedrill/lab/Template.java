package dev.firedrill.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A small text resource with {@code ${name}} places. A place without a value is an error. */
public final class Template {

  private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z-]+)}");

  private final String text;

  private Template(String text) {
    this.text = text;
  }

  /** The resource {@code name} that lies beside {@code neighbour}. */
  public static Template beside(Class<?> neighbour, String name) {
    try (InputStream stream = neighbour.getResourceAsStream(name)) {
      if (stream == null) {
        throw new LabFailure("No resource " + name + " beside " + neighbour.getName());
      }
      return new Template(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Template of(String text) {
    return new Template(text);
  }

  /** The part of this template between two lines; {@code from} itself is left out. */
  public Template section(String from, String to) {
    int start = text.indexOf(from) + from.length();
    int end = to.isEmpty() ? text.length() : text.indexOf(to, start);
    return new Template(text.substring(start, end).strip() + "\n");
  }

  public String fill(Map<String, String> values) {
    Matcher matcher = PLACE.matcher(text);
    return matcher.replaceAll(found -> Matcher.quoteReplacement(value(values, found.group(1))));
  }

  private static String value(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new LabFailure("No value for ${" + name + "}");
    }
    return value;
  }
}
