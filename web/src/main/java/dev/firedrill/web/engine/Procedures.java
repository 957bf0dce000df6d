package dev.firedrill.web.engine;

import dev.firedrill.workflows.procedure.Runbook;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** All procedures on the class path: the {@link Runbook} classes below dev.firedrill.workflows. */
final class Procedures {

  private static final String BELOW = "dev.firedrill.workflows";

  private Procedures() {}

  static List<Class<?>> all() {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(Runbook.class));
    return scan.findCandidateComponents(BELOW).stream()
        .map(found -> Objects.requireNonNull(found.getBeanClassName()))
        .<Class<?>>map(name -> ClassUtils.resolveClassName(name, null))
        .sorted(Comparator.comparing(Class::getName))
        .toList();
  }
}
