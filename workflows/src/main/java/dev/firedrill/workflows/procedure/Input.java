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
}
