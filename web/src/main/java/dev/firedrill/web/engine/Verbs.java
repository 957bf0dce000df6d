package dev.firedrill.web.engine;

import io.temporal.activity.ActivityInterface;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** All beans that carry out steps: those with an interface that is an {@link ActivityInterface}. */
@Component
@Profile("!command")
final class Verbs {

  private final ListableBeanFactory beans;

  Verbs(ListableBeanFactory beans) {
    this.beans = beans;
  }

  List<Object> all() {
    return Arrays.stream(beans.getBeanDefinitionNames())
        .filter(this::carriesOutSteps)
        .map(beans::getBean)
        .toList();
  }

  private boolean carriesOutSteps(String name) {
    Class<?> type = beans.getType(name, false);
    return type != null
        && Arrays.stream(ClassUtils.getAllInterfacesForClass(type))
            .anyMatch(i -> AnnotationUtils.isAnnotationDeclaredLocally(ActivityInterface.class, i));
  }
}
