package dev.firedrill.web.launch;

import dev.firedrill.workflows.procedure.Input;
import java.lang.reflect.RecordComponent;
import java.util.List;

/**
 * One field of a launch form.
 *
 * @param name the request component that it fills
 * @param control what to draw: a target picker, a member, a choice, a switch, a number or a text
 * @param choices what can be picked, where the control offers a choice
 */
public record Field(
    String name,
    String label,
    String help,
    String control,
    String initially,
    List<Choice> choices,
    boolean needed) {

  public Field {
    choices = List.copyOf(choices);
  }

  /** A value that can be picked, as people read it, and the group it is listed under. */
  public record Choice(String value, String text, String group) {}

  static Field of(RecordComponent component, List<Choice> targets, List<Choice> members) {
    Input input = component.getAnnotation(Input.class);
    String name = component.getName();
    String control = Values.controlOf(component);
    List<Choice> choices =
        switch (control) {
          case "target" -> targets;
          case "member" -> members;
          default -> Values.choicesOf(component);
        };
    return new Field(
        name,
        input == null ? name : input.label(),
        input == null ? "" : input.help(),
        control,
        input == null ? "" : input.initially(),
        choices,
        Values.isNeeded(component));
  }

  /** The groups of the choices, each once, in their order. */
  public List<String> groups() {
    return choices.stream().map(Choice::group).distinct().toList();
  }
}
