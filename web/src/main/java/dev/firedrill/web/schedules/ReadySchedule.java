package dev.firedrill.web.schedules;

import dev.firedrill.web.catalogue.Procedure;
import dev.firedrill.workflows.procedure.Request;
import dev.firedrill.workflows.schedules.Schedule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A schedule with what it launches, as its runbook and the inventory have it. */
record ReadySchedule(
    Schedule schedule, Procedure procedure, Map<String, String> values, Request request) {

  ReadySchedule {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values)); // in the form's order
  }
}
