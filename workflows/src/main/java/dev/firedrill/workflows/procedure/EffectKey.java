package dev.firedrill.workflows.procedure;

import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.interceptors.Header;
import org.jspecify.annotations.Nullable;

/**
 * What one effect is recognised by wherever it leaves a trace: run id and step ordinal. The same
 * for every attempt, and for no other step.
 */
public final class EffectKey {

  private EffectKey() {}

  static void write(Header header) {
    Run run = Run.current();
    if (run != null) {
      Payload key = DefaultDataConverter.STANDARD_INSTANCE.toPayload(run.effectKey()).orElseThrow();
      header.getValues().put(ProcedureInterceptor.EFFECT_HEADER, key);
    }
  }

  /** The effect key that a verb was called with, or null when it was called by no run. */
  public static @Nullable String read(Header header) {
    Payload key = header.getValues().get(ProcedureInterceptor.EFFECT_HEADER);
    return key == null
        ? null
        : DefaultDataConverter.STANDARD_INSTANCE.fromPayload(key, String.class, String.class);
  }
}
