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

  /** An attempt that may take so long, in seconds, takes all the time that there is. */
  int LONG = 3600;

  /** How long one attempt may take, in seconds; of {@link #LONG} ones, all attempts together. */
  int seconds() default 10;

  /** Attempts in all; a look that still fails then ends or stops the run. */
  int attempts() default 3;
}
