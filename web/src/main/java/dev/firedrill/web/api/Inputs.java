package dev.firedrill.web.api;

import dev.firedrill.web.launch.Field;
import dev.firedrill.web.launch.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The inputs of a run as JSON, in terms of the launch form that people fill in. */
final class Inputs {

  private static final int LONGEST = 500;

  private Inputs() {}

  /** Fills in the form; what is wrong is noted in the body. */
  static Form.Filled fill(Form form, ObjectNode inputs, Body body) {
    Map<String, Field> fields =
        form.fields().stream().collect(Collectors.toMap(Field::name, field -> field));
    Map<String, String> typed = new LinkedHashMap<>();
    inputs
        .properties()
        .forEach(input -> {
          Field field = fields.get(input.getKey());
          Optional<String> objection =
              field == null
                  ? Optional.of("There is no such input; there are: " + names(form.fields()) + ".")
                  : objectionTo(field, input.getValue());
          objection.ifPresent(why -> body.wrong("/inputs", input.getKey(), why));
          if (objection.isEmpty()) {
            typed.put(input.getKey(), input.getValue().asString());
          }
        });
    Form.Filled filled = form.fill(typed);
    filled
        .mistakes()
        .forEach((name, why) -> {
          boolean toldAlready = inputs.has(name) && !typed.containsKey(name);
          if (!toldAlready) {
            body.wrong(name.equals(Form.WHOLE) ? "/inputs" : "/inputs/" + name, why);
          }
        });
    return filled;
  }

  private static Optional<String> objectionTo(Field field, JsonNode value) {
    return switch (field.control()) {
      case "switch" -> value.isBoolean() ? Optional.empty() : Optional.of("True or false.");
      case "number" ->
          value.isIntegralNumber() ? Optional.empty() : Optional.of("A whole number, such as 16.");
      case "target", "choice" -> objectionToChoice(field, value);
      default ->
          value.isString()
              ? Words.objectionTo(value.stringValue(), LONGEST)
              : Optional.of("A text.");
    };
  }

  private static Optional<String> objectionToChoice(Field field, JsonNode value) {
    List<String> choices = field.choices().stream().map(Field.Choice::value).toList();
    if (value.isString() && choices.contains(value.stringValue())) {
      return Optional.empty();
    }
    return Optional.of(
        choices.isEmpty()
            ? "The inventory has no target for this runbook."
            : "One of " + String.join(", ", choices) + ".");
  }

  private static String names(List<Field> fields) {
    return fields.stream().map(Field::name).collect(Collectors.joining(", "));
  }
}
