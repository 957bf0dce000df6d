package dev.firedrill.web.api;

import dev.firedrill.web.launch.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a runbook takes, as JSON Schema 2020-12, made from the launch form that people fill in. */
final class InputSchema {

  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final int LONGEST = 500;

  private InputSchema() {}

  static Map<String, Object> of(List<Field> fields) {
    Map<String, Object> properties = new LinkedHashMap<>();
    fields.forEach(field -> properties.put(field.name(), property(field)));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", DIALECT);
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    schema.put("required", fields.stream().filter(Field::needed).map(Field::name).toList());
    schema.put("properties", properties);
    return schema;
  }

  private static Map<String, Object> property(Field field) {
    Map<String, Object> property = new LinkedHashMap<>();
    property.put("title", field.label());
    if (!field.help().isEmpty()) {
      property.put("description", field.help());
    }
    switch (field.control()) {
      case "switch" -> property.put("type", "boolean");
      case "number" -> property.put("type", "integer");
      case "target", "choice" -> {
        property.put("type", "string");
        // An inventory without a target for it: nothing can be given, which an empty list may not
        // say.
        property.putAll(
            field.choices().isEmpty()
                ? Map.of("not", Map.of())
                : Map.of("enum", field.choices().stream().map(Field.Choice::value).toList()));
      }
      default -> {
        property.put("type", "string");
        property.put("maxLength", LONGEST);
      }
    }
    if (!field.initially().isEmpty()) {
      property.put("default", typed(field));
    }
    return property;
  }

  private static Object typed(Field field) {
    return switch (field.control()) {
      case "switch" -> Boolean.valueOf(field.initially());
      case "number" -> Long.valueOf(field.initially());
      default -> field.initially();
    };
  }
}
