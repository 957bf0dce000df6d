package dev.firedrill.activities.inventory;

import dev.firedrill.workflows.procedure.Finding;
import java.util.List;

/** Reaches everything that a system's runbooks need of a target; a bean of each system. */
public interface TargetCheck {

  /** The system whose targets this reaches. */
  String system();

  /** One finding for each endpoint, host key, sudo line and credential; changes nothing. */
  List<Finding> check(Target target);
}
