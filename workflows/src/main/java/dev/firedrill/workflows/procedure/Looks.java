package dev.firedrill.workflows.procedure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A verb that reads and changes nothing: it may be repeated freely, and plan mode runs it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Looks {

  /** How long one attempt may take, in seconds. */
  int seconds() default 10;

  /** Attempts in all; a look that still fails then ends or stops the run. */
  int attempts() default 3;
}
