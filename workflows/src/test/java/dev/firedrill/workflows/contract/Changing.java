package dev.firedrill.workflows.contract;

import dev.firedrill.workflows.procedure.Changes;
import io.temporal.activity.ActivityInterface;
import io.temporal.common.metadata.POJOActivityInterfaceMetadata;
import io.temporal.common.metadata.POJOActivityMethodMetadata;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The verbs of all runbooks that change something, by their activity types. */
final class Changing {

  private Changing() {}

  static Set<String> verbs() {
    return Runbooks.all().stream()
        .flatMap(runbook -> Runbooks.worldOf(runbook).verbs().stream())
        .flatMap(hands ->
            Stream.<Class<?>>iterate(hands.getClass(), Objects::nonNull, Class::getSuperclass))
        .flatMap(type -> Arrays.stream(type.getInterfaces()))
        .filter(verbs -> verbs.isAnnotationPresent(ActivityInterface.class))
        .flatMap(
            verbs -> POJOActivityInterfaceMetadata.newInstance(verbs).getMethodsMetadata().stream())
        .filter(verb -> verb.getMethod().isAnnotationPresent(Changes.class))
        .map(POJOActivityMethodMetadata::getActivityTypeName)
        .collect(Collectors.toSet());
  }
}
