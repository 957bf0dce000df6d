package dev.firedrill.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.web.launch.Field;
import dev.firedrill.web.launch.Field.Choice;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class InputSchemaTest {

  private static final Field TARGET =
      new Field(
          "target",
          "Valve",
          "Which one.",
          "target",
          "",
          List.of(new Choice("main-valve", "main-valve", "prod")),
          true);

  private static Field field(String name, String control, String initially) {
    return new Field(name, name, "", control, initially, List.of(), false);
  }

  private static JsonNode schema(Field... fields) {
    return JsonMapper.shared().valueToTree(InputSchema.of(List.of(fields)));
  }

  @Test
  void aTargetIsOneOfTheInventory() {
    JsonNode schema = schema(TARGET);
    assertThat(schema.get("required").toString()).isEqualTo("[\"target\"]");
    assertThat(schema.get("additionalProperties").booleanValue()).isFalse();
    assertThat(schema.at("/properties/target").toString())
        .contains("\"enum\":[\"main-valve\"]", "\"title\":\"Valve\"", "Which one.");
  }

  @Test
  void eachControlHasItsType() {
    JsonNode properties =
        schema(
                field("sure", "switch", ""),
                field("turns", "number", "3"),
                field("note", "text", "none"))
            .get("properties");
    assertThat(properties.at("/sure/type").stringValue()).isEqualTo("boolean");
    assertThat(properties.at("/turns/type").stringValue()).isEqualTo("integer");
    assertThat(properties.at("/turns/default").intValue()).isEqualTo(3);
    assertThat(properties.at("/note/maxLength").intValue()).isEqualTo(500);
    assertThat(properties.at("/note/default").stringValue()).isEqualTo("none");
  }

  @Test
  void withoutATargetNothingFits() {
    Field none = new Field("target", "Valve", "", "target", "", List.of(), true);
    assertThat(schema(none).at("/properties/target/not").isObject()).isTrue();
  }
}
