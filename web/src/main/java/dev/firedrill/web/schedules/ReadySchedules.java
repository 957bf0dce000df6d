package dev.firedrill.web.schedules;

import dev.firedrill.web.catalogue.Catalogue;
import dev.firedrill.web.catalogue.Procedure;
import dev.firedrill.web.launch.Field;
import dev.firedrill.web.launch.Form;
import dev.firedrill.web.launch.Forms;
import dev.firedrill.workflows.procedure.InventoryMistakes;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.schedules.Schedule;
import dev.firedrill.workflows.schedules.Schedules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The schedules, judged when Firedrill starts by the runbooks and the inventory as a launch form
 * is: what could not be launched by hand stops the start, with its file and line.
 */
@Component
class ReadySchedules {

  private final Map<String, ReadySchedule> byName = new LinkedHashMap<>();

  ReadySchedules(Schedules schedules, Catalogue catalogue, Forms forms) {
    List<String> mistakes = new ArrayList<>();
    for (Schedule schedule : schedules.all()) {
      judge(schedule, catalogue, forms, mistakes)
          .ifPresent(ready -> byName.put(schedule.name(), ready));
    }
    if (!mistakes.isEmpty()) {
      throw new InventoryMistakes(mistakes);
    }
  }

  /** In the file's order. */
  List<ReadySchedule> all() {
    return List.copyOf(byName.values());
  }

  Optional<ReadySchedule> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  private static Optional<ReadySchedule> judge(
      Schedule schedule, Catalogue catalogue, Forms forms, List<String> mistakes) {
    Procedure procedure = catalogue.find(schedule.runbook()).orElse(null);
    if (procedure == null) {
      String known = catalogue.all().stream().map(Procedure::id).collect(Collectors.joining(", "));
      mistakes.add(
          "%s: 'runbook': expected one of %s; found %s"
              .formatted(schedule.place("runbook"), known, schedule.runbook()));
      return Optional.empty();
    }
    Form form = forms.of(procedure);
    int before = mistakes.size();
    noteStrangers(schedule, form, mistakes);
    Map<String, String> typed = new LinkedHashMap<>(schedule.inputs());
    targetFields(form).forEach(field -> typed.put(field, schedule.target()));
    Form.Filled filled = form.fill(typed);
    filled.mistakes().forEach((field, why) -> mistakes.add(mistake(schedule, form, field, why)));
    Request request = filled.request();
    return request == null || mistakes.size() > before
        ? Optional.empty()
        : Optional.of(new ReadySchedule(schedule, procedure, filled.values(), request));
  }

  /** A form takes no notice of what it has no field for; here that is a mistyped key. */
  private static void noteStrangers(Schedule schedule, Form form, List<String> mistakes) {
    List<String> targets = targetFields(form);
    List<String> known =
        form.fields().stream().map(Field::name).filter(name -> !targets.contains(name)).toList();
    schedule.inputs().keySet().stream()
        .filter(name -> !known.contains(name))
        .sorted()
        .forEach(name ->
            mistakes.add(
                "%s: %s has no input '%s'; there are: %s"
                    .formatted(
                        schedule.place("inputs." + name),
                        schedule.runbook(),
                        name,
                        known.isEmpty() ? "none" : String.join(", ", known))));
  }

  private static List<String> targetFields(Form form) {
    return form.fields().stream()
        .filter(field -> field.control().equals("target"))
        .map(Field::name)
        .toList();
  }

  private static String mistake(Schedule schedule, Form form, String field, String why) {
    boolean target = targetFields(form).contains(field);
    String key = target ? "target" : "inputs." + field;
    String name = field.equals(Form.WHOLE) ? "inputs" : target ? "target" : field;
    return "%s: '%s': %s".formatted(schedule.place(key), name, why);
  }
}
