package dev.firedrill.workflows.procedure;

import java.util.regex.Pattern;

/** The named rules by which a value is judged that a person types with a yes. */
public enum TypedRule {
  /** The number of a change or an incident in a tracker. */
  TICKET("a ticket such as CHG-4711", "[A-Z][A-Z0-9]{0,9}-[0-9]{1,9}"),
  /** A count that the procedure compares with what it saw. */
  WHOLE_NUMBER("a whole number such as 480", "0|[1-9][0-9]{0,17}");

  private final String expected;
  private final Pattern form;

  TypedRule(String expected, String form) {
    this.expected = expected;
    this.form = Pattern.compile(form);
  }

  /** What is expected, in words and with an example. */
  public String expected() {
    return expected;
  }

  /** Whether the whole text has this form. */
  public boolean admits(String text) {
    return form.matcher(text).matches();
  }
}
