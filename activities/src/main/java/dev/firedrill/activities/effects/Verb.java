package dev.firedrill.activities.effects;

import dev.firedrill.workflows.procedure.Changes;
import dev.firedrill.workflows.procedure.Looks;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInterface;
import io.temporal.common.metadata.POJOActivityInterfaceMetadata;
import io.temporal.common.metadata.POJOActivityMethodMetadata;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.ClassUtils;

/** What verbs say of themselves, by their activity type. */
final class Verb {

  private enum Kind {
    LOOKS,
    CHANGES,
    /** It is about no target: the journal, the desk's door. */
    NEITHER
  }

  private static final Map<Class<?>, Map<String, Kind>> KNOWN = new ConcurrentHashMap<>();

  private Verb() {}

  /** Whether the verb that is being carried out says {@link Changes}; one that is unknown does. */
  static boolean changes(ActivityExecutionContext context) {
    return changes(context.getInstance().getClass(), context.getInfo().getActivityType());
  }

  static boolean changes(Class<?> implementation, String type) {
    return kind(implementation, type) == Kind.CHANGES;
  }

  /** Whether the verb that is being carried out says {@link Looks}. */
  static boolean looks(ActivityExecutionContext context) {
    return kind(context.getInstance().getClass(), context.getInfo().getActivityType())
        == Kind.LOOKS;
  }

  private static Kind kind(Class<?> implementation, String type) {
    return KNOWN.computeIfAbsent(implementation, Verb::read).getOrDefault(type, Kind.CHANGES);
  }

  private static Map<String, Kind> read(Class<?> implementation) {
    return interfaces(implementation)
        .flatMap(
            verbs -> POJOActivityInterfaceMetadata.newInstance(verbs).getMethodsMetadata().stream())
        .collect(
            Collectors.toMap(
                POJOActivityMethodMetadata::getActivityTypeName,
                verb -> kind(verb.getMethod()),
                (one, other) -> one == other ? one : Kind.CHANGES));
  }

  private static Kind kind(Method verb) {
    if (verb.isAnnotationPresent(Changes.class)) {
      return Kind.CHANGES;
    }
    return verb.isAnnotationPresent(Looks.class) ? Kind.LOOKS : Kind.NEITHER;
  }

  /** Those of what it extends, too: a proxy is a subclass of what it stands for. */
  private static Stream<Class<?>> interfaces(Class<?> implementation) {
    return Arrays.stream(ClassUtils.getAllInterfacesForClass(implementation))
        .filter(each -> each.isAnnotationPresent(ActivityInterface.class));
  }
}
