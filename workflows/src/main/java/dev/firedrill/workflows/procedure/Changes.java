package dev.firedrill.workflows.procedure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A verb that changes a system and returns nothing. It probes first ("is it already so?") and then
 * acts as compare-and-set, so that a second attempt after a lost answer does no harm.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Changes {

  /** How long one attempt may take, in seconds. */
  int seconds() default 60;

  /**
   * Attempts in all. One for a change that cannot be probed: its unknown outcome goes to a human.
   */
  int attempts() default 5;
}
