package dev.firedrill.workflows.procedure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The workflow class that carries out one runbook; found by class-path scan, registered nowhere.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Runbook {

  /** The runbook's id: the name of its page's file, and its workflow type at Temporal. */
  String value();

  /** What a run of it that ends well has done for its target. */
  Duty[] fulfils() default {};
}
