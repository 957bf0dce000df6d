package dev.firedrill.workflows.procedure;

import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.interceptors.Header;

/**
 * How far a run had told when it had its last change scheduled: what that change rests on. Each
 * change carries it, and each telling. The engine hands a change out only when it has kept all that
 * led to it; so whoever tells, and rests on less than a change that was let pass, is an execution
 * that the engine has given up.
 */
public final class Rests {

  /** Of who said nothing of it, as a run of before. */
  public static final int UNKNOWN = -1;

  private static final String HEADER = "firedrill-rests";

  private Rests() {}

  static void write(Header header, int place) {
    Payload payload = DefaultDataConverter.STANDARD_INSTANCE.toPayload(place).orElseThrow();
    header.getValues().put(HEADER, payload);
  }

  /** What a verb was called with, or {@link #UNKNOWN}. */
  public static int read(Header header) {
    Payload place = header.getValues().get(HEADER);
    return place == null
        ? UNKNOWN
        : DefaultDataConverter.STANDARD_INSTANCE.fromPayload(place, Integer.class, Integer.class);
  }
}
