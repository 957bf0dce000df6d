package dev.firedrill.drill.kill;

import dev.firedrill.activities.inventory.TargetCheck;
import io.temporal.activity.ActivityInterface;
import io.temporal.client.WorkflowClient;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * Puts the hands of worlds in the place of the real ones, and the kill switch around them. The real
 * ones go, and with them the checkups of targets, which are made of them; all else stays as it is:
 * desk, journal, audit, policy and signatures.
 */
final class LedgerHands implements ApplicationContextInitializer<GenericApplicationContext> {

  private static final String OURS = "ledger-hands-";

  private final List<Object> hands;
  private final VerbWatch verbs;
  private final KillSwitch kill;

  LedgerHands(List<Object> hands, VerbWatch verbs, KillSwitch kill) {
    this.hands = List.copyOf(hands);
    this.verbs = verbs;
    this.kill = kill;
  }

  @Override
  public void initialize(GenericApplicationContext context) {
    context.registerBean("verb-watch", VerbWatch.class, () -> verbs);
    for (int i = 0; i < hands.size(); i++) {
      register(context, OURS + i, hands.get(i));
    }
    context.addBeanFactoryPostProcessor(this::replace);
  }

  @SuppressWarnings("unchecked")
  private static void register(GenericApplicationContext context, String name, Object bean) {
    context.registerBean(name, (Class<Object>) bean.getClass(), () -> bean);
  }

  private void replace(ConfigurableListableBeanFactory beans) {
    Set<Class<?>> taken =
        hands.stream().flatMap(hand -> verbs(hand.getClass())).collect(Collectors.toSet());
    for (String name : beans.getBeanDefinitionNames()) {
      Class<?> type = beans.getType(name, false);
      if (type != null && !name.startsWith(OURS) && goes(type, taken)) {
        ((BeanDefinitionRegistry) beans).removeBeanDefinition(name);
      }
    }
    beans.addBeanPostProcessor(new Watched());
  }

  private static boolean goes(Class<?> type, Set<Class<?>> taken) {
    return TargetCheck.class.isAssignableFrom(type) || verbs(type).anyMatch(taken::contains);
  }

  private static Stream<Class<?>> verbs(Class<?> type) {
    return Arrays.stream(ClassUtils.getAllInterfacesForClass(type))
        .filter(each -> each.isAnnotationPresent(ActivityInterface.class));
  }

  private final class Watched implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      return switch (bean) {
        case WorkflowClient client -> CallWatch.around(client, kill);
        case DataSource database when name.equals("dataSource") -> new Telling(database, kill);
        default -> bean;
      };
    }
  }
}
