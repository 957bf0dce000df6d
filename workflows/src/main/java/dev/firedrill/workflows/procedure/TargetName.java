package dev.firedrill.workflows.procedure;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The name of a target in the inventory: lower-case letters, digits and hyphens, 63 at most. */
public record TargetName(@JsonValue String value) {

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  @JsonCreator
  public TargetName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a target's name starts with a lower-case letter and holds only a-z, 0-9 and '-'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
