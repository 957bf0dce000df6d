package dev.firedrill.activities.journal;

import dev.firedrill.workflows.procedure.Entry;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Values as canonical JSON: sorted keys, no spaces, times in ISO 8601. */
final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .addModule(new SimpleModule().addSerializer(String.class, new Storable()))
          .build();

  private Json() {}

  static String of(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  static @Nullable String orNull(@Nullable Object value) {
    return value == null ? null : of(value);
  }

  /** What an entry tells beside the columns that the audit has of its own. */
  static String content(Entry entry) {
    Map<String, Object> content = new TreeMap<>();
    content.put("step", entry.step());
    content.put("detail", entry.detail());
    putIfThere(content, "facts", entry.facts());
    putIfThere(content, "gate", entry.gate());
    putIfThere(content, "ending", entry.ending());
    putIfThere(content, "parked", entry.parked());
    return of(content);
  }

  private static void putIfThere(Map<String, Object> content, String key, @Nullable Object value) {
    if (value != null) {
      content.put(key, value);
    }
  }

  private static final class Storable extends StdSerializer<String> {

    Storable() {
      super(String.class);
    }

    @Override
    public void serialize(String text, JsonGenerator json, SerializationContext context) {
      json.writeString(Text.storable(text));
    }
  }
}
