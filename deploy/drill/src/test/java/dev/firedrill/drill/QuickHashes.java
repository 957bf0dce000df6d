package dev.firedrill.drill;

import java.nio.file.Path;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Houses whose people come in at once: the third of a second that the product takes for each
 * password, on purpose, is no part of what they are opened for.
 */
final class QuickHashes implements ApplicationContextInitializer<GenericApplicationContext> {

  private static final String BEAN = "passwords";
  private static final int WEAKEST = 4;

  private QuickHashes() {}

  /** As {@link House#open(Path, Path)}. */
  static House house(Path data, Path targets) {
    return House.open(
        data, targets, 0, application -> application.addInitializers(new QuickHashes()));
  }

  @Override
  public void initialize(GenericApplicationContext context) {
    context.addBeanFactoryPostProcessor(beans -> {
      BeanDefinitionRegistry definitions = (BeanDefinitionRegistry) beans;
      definitions.removeBeanDefinition(BEAN);
      definitions.registerBeanDefinition(
          BEAN,
          new RootBeanDefinition(PasswordEncoder.class, () -> new BCryptPasswordEncoder(WEAKEST)));
    });
  }
}
