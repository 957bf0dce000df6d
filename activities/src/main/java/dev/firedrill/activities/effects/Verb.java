package dev.firedrill.activities.effects;

import dev.firedrill.workflows.procedure.Changes;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInterface;
import io.temporal.common.metadata.POJOActivityInterfaceMetadata;
import io.temporal.common.metadata.POJOActivityMethodMetadata;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which verbs change something, by their activity type. */
final class Verb {

  private static final Map<Class<?>, Map<String, Boolean>> KNOWN = new ConcurrentHashMap<>();

  private Verb() {}

  /** Whether the verb that is being carried out says {@link Changes}. */
  static boolean changes(ActivityExecutionContext context) {
    return KNOWN
        .computeIfAbsent(context.getInstance().getClass(), Verb::read)
        .getOrDefault(context.getInfo().getActivityType(), false);
  }

  private static Map<String, Boolean> read(Class<?> implementation) {
    return interfaces(implementation)
        .flatMap(
            verbs -> POJOActivityInterfaceMetadata.newInstance(verbs).getMethodsMetadata().stream())
        .collect(
            Collectors.toMap(
                POJOActivityMethodMetadata::getActivityTypeName,
                verb -> verb.getMethod().isAnnotationPresent(Changes.class),
                Boolean::logicalOr));
  }

  private static Stream<Class<?>> interfaces(Class<?> implementation) {
    return Arrays.stream(implementation.getInterfaces())
        .filter(each -> each.isAnnotationPresent(ActivityInterface.class));
  }
}
