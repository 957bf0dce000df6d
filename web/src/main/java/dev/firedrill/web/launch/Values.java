package dev.firedrill.web.launch;

import dev.firedrill.workflows.procedure.Input;
import dev.firedrill.workflows.procedure.TargetName;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns what people type into the types of a request; an {@link IllegalArgumentException} says why
 * not.
 */
final class Values {

  private static final int LONGEST = 500;
  private static final Pattern SPAN = Pattern.compile("(\\d{1,6})\\s*(s|min|h|d)");

  private Values() {}

  static String controlOf(RecordComponent component) {
    Class<?> type = component.getType();
    if (isMember(component)) {
      return "member";
    }
    if (type == TargetName.class) {
      return "target";
    }
    if (type.isEnum()) {
      return "choice";
    }
    if (type == boolean.class) {
      return "switch";
    }
    return type == int.class || type == long.class ? "number" : "text";
  }

  static List<Field.Choice> choicesOf(RecordComponent component) {
    if (!component.getType().isEnum()) {
      return List.of();
    }
    return Arrays.stream(component.getType().getEnumConstants())
        .map(Object::toString)
        .map(name -> new Field.Choice(name, name.toLowerCase(Locale.ROOT).replace('_', ' '), ""))
        .toList();
  }

  /** A text may be left empty; what has another type needs a value, its own or the initial one. */
  static boolean isNeeded(RecordComponent component) {
    Input input = component.getAnnotation(Input.class);
    if (input != null && input.needed()) {
      return true;
    }
    return component.getType() != String.class
        && component.getType() != boolean.class
        && initial(component).isEmpty();
  }

  /** Whether it names a member of the target. */
  static boolean isMember(RecordComponent component) {
    Input input = component.getAnnotation(Input.class);
    return input != null && input.member();
  }

  /** The members that were named. */
  static List<String> members(RecordComponent component, String typed) {
    Input input = component.getAnnotation(Input.class);
    String between = input != null && input.several() ? "," : "\\z";
    return Arrays.stream(typed.split(between, -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  static String initial(RecordComponent component) {
    Input input = component.getAnnotation(Input.class);
    return input == null ? "" : input.initially();
  }

  static Object parse(RecordComponent component, String typed) {
    Class<?> type = component.getType();
    String text = typed.isBlank() && type != boolean.class ? initial(component) : typed.strip();
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("At most " + LONGEST + " characters.");
    }
    if (type == boolean.class) {
      return Boolean.parseBoolean(text);
    }
    if (text.isEmpty() && (type != String.class || isNeeded(component))) {
      throw new IllegalArgumentException("This is needed.");
    }
    return convert(type, text);
  }

  private static Object convert(Class<?> type, String text) {
    if (type == String.class) {
      return text;
    }
    if (type == int.class || type == long.class) {
      return number(type, text);
    }
    if (type == Duration.class) {
      return span(text);
    }
    if (type.isEnum()) {
      return choice(type, text);
    }
    return value(type, text);
  }

  private static Object number(Class<?> type, String text) {
    try {
      return type == int.class ? (Object) Integer.valueOf(text) : Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("A whole number, such as 16.", e);
    }
  }

  private static Object choice(Class<?> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.toString().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Pick one of the list."));
  }

  private static Duration span(String text) {
    Matcher span = SPAN.matcher(text);
    try {
      if (!span.matches()) {
        return Duration.parse(text);
      }
      long count = Long.parseLong(span.group(1));
      return switch (span.group(2)) {
        case "s" -> Duration.ofSeconds(count);
        case "min" -> Duration.ofMinutes(count);
        case "h" -> Duration.ofHours(count);
        default -> Duration.ofDays(count);
      };
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("A span of time, such as 90 s, 5 min or 2 h.", e);
    }
  }

  /** A value type of a procedure: a record of one text, whose constructor knows what is allowed. */
  private static Object value(Class<?> type, String text) {
    try {
      return type.getConstructor(String.class).newInstance(text);
    } catch (InvocationTargetException refused) {
      throw new IllegalArgumentException(reason(refused), refused);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " is no type that a form can hold", e);
    }
  }

  /** What the constructor had against it, as a sentence. */
  static String reason(InvocationTargetException refused) {
    Throwable cause = refused.getTargetException();
    String message = String.valueOf(cause.getMessage());
    return message.isEmpty() || message.endsWith(".")
        ? message
        : Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
  }
}
