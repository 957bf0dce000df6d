package dev.firedrill.workflows.contract;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.firedrill.workflows.procedure.Changes;
import io.temporal.activity.ActivityInterface;
import io.temporal.common.metadata.POJOActivityInterfaceMetadata;
import io.temporal.common.metadata.POJOActivityMethodMetadata;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The verbs of all runbooks that change something, by their activity types. */
final class Changing {

  private Changing() {}

  /** Those that the worlds carry out. */
  static Set<String> verbs() {
    return types(interfaces(), each -> true);
  }

  /** Those that can't be probed, so that they run once. */
  static Set<String> once() {
    return types(interfaces(), each -> each.attempts() == 1);
  }

  /** Those that any interface of verbs declares, whether or not a world carries them out. */
  static Set<String> declared() {
    return types(
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.firedrill.workflows")
                .stream()
                .filter(found -> found.isAnnotatedWith(ActivityInterface.class))
                .map(JavaClass::reflect),
        each -> true);
  }

  private static Stream<Class<?>> interfaces() {
    return Runbooks.all().stream()
        .flatMap(runbook -> Runbooks.worldOf(runbook).verbs().stream())
        .flatMap(hands ->
            Stream.<Class<?>>iterate(hands.getClass(), Objects::nonNull, Class::getSuperclass))
        .flatMap(type -> Arrays.stream(type.getInterfaces()))
        .filter(verbs -> verbs.isAnnotationPresent(ActivityInterface.class));
  }

  private static Set<String> types(Stream<Class<?>> interfaces, Predicate<Changes> which) {
    return interfaces
        .flatMap(
            verbs -> POJOActivityInterfaceMetadata.newInstance(verbs).getMethodsMetadata().stream())
        .filter(verb -> {
          Changes changes = verb.getMethod().getAnnotation(Changes.class);
          return changes != null && which.test(changes);
        })
        .map(POJOActivityMethodMetadata::getActivityTypeName)
        .collect(Collectors.toSet());
  }
}
