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

  private static final int WEAKEST = 4;
  private static final PasswordEncoder QUICK = new BCryptPasswordEncoder(WEAKEST);

  @Override
  public void initialize(GenericApplicationContext context) {
    Decoy decoy = new Decoy(String.valueOf(QUICK.encode("of nobody")));
    context.addBeanFactoryPostProcessor(beans -> {
      BeanDefinitionRegistry definitions = (BeanDefinitionRegistry) beans;
      replace(definitions, "passwords", new RootBeanDefinition(PasswordEncoder.class, () -> QUICK));
      replace(definitions, "decoy", new RootBeanDefinition(Decoy.class, () -> decoy));
    });
  }

  private static void replace(
      BeanDefinitionRegistry definitions, String bean, RootBeanDefinition quick) {
    definitions.removeBeanDefinition(bean);
    definitions.registerBeanDefinition(bean, quick);
  }
}
