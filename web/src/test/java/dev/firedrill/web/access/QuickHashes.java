package dev.firedrill.web.access;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes passwords in a millisecond: the third of a second that the product takes for each, on
 * purpose, would be most of what a desk of three people costs.
 */
final class QuickHashes implements ApplicationContextInitializer<GenericApplicationContext> {

  private static final String BEAN = "passwords";
  private static final int WEAKEST = 4;

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
