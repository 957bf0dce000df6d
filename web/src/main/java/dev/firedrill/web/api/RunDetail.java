package dev.firedrill.web.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.firedrill.workflows.procedure.Table;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run with all that the journal has of it, from one moment.
 *
 * @param gates the newest first
 * @param parked how the run is parked, or null
 * @param next what may be done next, once it has ended; else empty
 */
record RunDetail(
    @JsonUnwrapped RunLine run,
    Map<String, String> inputs,
    List<StepLine> steps,
    @Nullable Table report,
    List<GateLine> gates,
    @Nullable ParkedLine parked,
    String next) {

  @JsonIgnore
  boolean isEnded() {
    return run.state().equals("ENDED");
  }
}
