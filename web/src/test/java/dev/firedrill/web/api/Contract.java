package dev.firedrill.web.api;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The published description, as a judge of answers. Of JSON Schema it knows what the description
 * uses: types, required and additional properties, items, enumerations and references.
 */
final class Contract {

  private final JsonNode document;

  Contract(JsonNode document) {
    this.document = document;
  }

  /** Every route of the description, such as {@code GET /api/v1/runs}. */
  Set<String> routes() {
    TreeSet<String> routes = new TreeSet<>();
    for (Entry<String, JsonNode> path : document.get("paths").properties()) {
      for (String method : path.getValue().propertyNames()) {
        if (!method.equals("parameters")) {
          routes.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
        }
      }
    }
    return routes;
  }

  /** What this answer breaks of the description; empty means that it keeps to it. */
  List<String> objections(String method, String route, int status, JsonNode body) {
    JsonNode operation = document.get("paths").get(route).get(method);
    JsonNode answer = operation.get("responses").get(String.valueOf(status));
    if (answer == null) {
      return List.of(route + " may not answer " + status);
    }
    JsonNode content = resolved(answer).get("content");
    String type = status < 400 ? "application/json" : "application/problem+json";
    List<String> objections = new ArrayList<>();
    check(requireNonNull(content.get(type), type).get("schema"), body, "", objections);
    return objections;
  }

  private void check(JsonNode schema, JsonNode value, String where, List<String> objections) {
    JsonNode rules = resolved(schema);
    if (rules.has("type") && !types(rules.get("type")).contains(typeOf(value))) {
      objections.add(where + " is " + typeOf(value));
      return;
    }
    if (rules.has("enum") && rules.get("enum").valueStream().noneMatch(value::equals)) {
      objections.add(where + " is " + value);
    }
    if (value.isArray() && rules.has("items")) {
      int at = 0;
      for (JsonNode item : value) {
        check(rules.get("items"), item, where + "/" + at++, objections);
      }
    }
    if (value.isObject()) {
      checkObject(rules, value, where, objections);
    }
  }

  private void checkObject(JsonNode rules, JsonNode value, String where, List<String> objections) {
    if (rules.has("required")) {
      rules
          .get("required")
          .valueStream()
          .filter(name -> !value.has(name.stringValue()))
          .forEach(name -> objections.add(where + " lacks " + name));
    }
    for (Entry<String, JsonNode> property : value.properties()) {
      String place = where + "/" + property.getKey();
      JsonNode known = rules.path("properties").get(property.getKey());
      JsonNode others = rules.get("additionalProperties");
      if (known != null) {
        check(known, property.getValue(), place, objections);
      } else if (others != null && others.isObject()) {
        check(others, property.getValue(), place, objections);
      } else if (others != null && others.isBoolean() && !others.booleanValue()) {
        objections.add(place + " is not described");
      }
    }
  }

  private JsonNode resolved(JsonNode schema) {
    return schema.has("$ref") ? document.at(schema.get("$ref").stringValue().substring(1)) : schema;
  }

  private static List<String> types(JsonNode type) {
    return type.isArray()
        ? type.valueStream().map(JsonNode::stringValue).toList()
        : List.of(type.stringValue());
  }

  private static String typeOf(JsonNode value) {
    if (value.isNull()) {
      return "null";
    }
    if (value.isBoolean()) {
      return "boolean";
    }
    if (value.isIntegralNumber()) {
      return "integer";
    }
    return value.isString() ? "string" : value.isArray() ? "array" : "object";
  }
}
