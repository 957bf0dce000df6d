package dev.firedrill.workflows.procedure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the launch form says about one component of a runbook's request. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Input {

  /** The field's label. */
  String label();

  /** One sentence of help below the field. */
  String help() default "";

  /** What the field holds at first; for a field left empty, also its value. */
  String initially() default "";

  /**
   * Whether it names a member of the request's target: the form offers those and takes no other.
   */
  boolean member() default false;

  /** Whether it may name several members, with commas between them. */
  boolean several() default false;

  /** Whether a text may not be left empty; what is no text always needs a value. */
  boolean needed() default false;
}
