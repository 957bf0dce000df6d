package dev.firedrill.web.launch;

import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.procedure.TargetCard;
import dev.firedrill.workflows.procedure.TargetName;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The launch form of a runbook: one field for each component of its request. */
public final class Form {

  /** The key of a mistake that no single field made. */
  public static final String WHOLE = "";

  private final Class<? extends Request> request;
  private final List<TargetCard> targets;

  /** A form whose targets can only be picked from these. */
  Form(Class<? extends Request> request, List<TargetCard> targets) {
    this.request = request;
    this.targets = List.copyOf(targets);
  }

  /** Its fields, in the order of the request's components. */
  public List<Field> fields() {
    List<Field.Choice> choices =
        targets.stream()
            .map(target ->
                new Field.Choice(
                    target.name().value(), target.name().value(), target.environment()))
            .toList();
    List<Field.Choice> members = targets.stream().flatMap(Form::members).toList();
    return components().map(component -> Field.of(component, choices, members)).toList();
  }

  /** Whether a production target can be picked. */
  boolean reachesProduction() {
    return targets.stream().anyMatch(target -> target.environment().equals("prod"));
  }

  /** The members of a target, listed under its name. */
  private static Stream<Field.Choice> members(TargetCard target) {
    String name = target.name().value();
    return target.members().stream().map(member -> new Field.Choice(member, member, name));
  }

  /** Whether a target on one of these environments can be picked. */
  boolean reaches(Set<String> environments) {
    return targets.stream().anyMatch(target -> environments.contains(target.environment()));
  }

  /** The names of the targets that can be picked. */
  List<String> targets() {
    return targets.stream().map(target -> target.name().value()).toList();
  }

  /** What the fields hold before anybody typed. */
  Map<String, String> initially() {
    Map<String, String> values = new LinkedHashMap<>();
    components().forEach(component -> values.put(component.getName(), Values.initial(component)));
    return values;
  }

  /** Reads what was typed; each field that cannot be read has its mistake told. */
  public Filled fill(Map<String, String> typed) {
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, String> mistakes = new LinkedHashMap<>();
    RecordComponent[] components = request.getRecordComponents();
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      String text = typed.getOrDefault(name, "").strip();
      values.put(name, text);
      try {
        arguments[i] = known(Values.parse(components[i], text));
      } catch (IllegalArgumentException mistake) {
        mistakes.put(name, String.valueOf(mistake.getMessage()));
      }
    }
    noteStrangers(components, arguments, mistakes);
    return new Filled(
        values, mistakes, mistakes.isEmpty() ? make(components, arguments, mistakes) : null);
  }

  /** Notes who is no member of the target that was picked, where one was. */
  private void noteStrangers(
      RecordComponent[] components, Object[] arguments, Map<String, String> mistakes) {
    List<TargetCard> picked =
        targets.stream()
            .filter(target -> Arrays.asList(arguments).contains(target.name()))
            .toList();
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      if (Values.isMember(components[i]) && !mistakes.containsKey(name)) {
        List<String> named = Values.members(components[i], String.valueOf(arguments[i]));
        picked.forEach(target ->
            named.stream()
                .filter(member -> !target.members().contains(member))
                .findFirst()
                .ifPresent(member -> mistakes.put(name, stranger(target, member))));
      }
    }
  }

  private static String stranger(TargetCard target, String member) {
    String members = String.join(", ", target.members());
    return "%s has no member '%s'; it has %s.".formatted(target.name(), member, members);
  }

  private Object known(Object value) {
    if (value instanceof TargetName name
        && targets.stream().noneMatch(target -> target.name().equals(name))) {
      throw new IllegalArgumentException(
          "There is no target '" + name + "' for this runbook in the inventory.");
    }
    return value;
  }

  private @Nullable Request make(
      RecordComponent[] components, Object[] arguments, Map<String, String> mistakes) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return request.getDeclaredConstructor(types).newInstance(arguments);
    } catch (InvocationTargetException refused) {
      mistakes.put(WHOLE, Values.reason(refused));
      return null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(request + " cannot be made", e);
    }
  }

  private Stream<RecordComponent> components() {
    return Arrays.stream(request.getRecordComponents());
  }

  /**
   * A form that somebody filled in.
   *
   * @param values what was typed, by field
   * @param mistakes what is wrong, by field; {@link #WHOLE} for the form as a whole
   * @param request what it says; null when there are mistakes
   */
  public record Filled(
      Map<String, String> values, Map<String, String> mistakes, @Nullable Request request) {}
}
