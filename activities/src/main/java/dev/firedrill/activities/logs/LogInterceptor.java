package dev.firedrill.activities.logs;

import dev.firedrill.activities.secrets.Masks;
import dev.firedrill.activities.secrets.Secrets;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Lets a scribe see every verb of this process's worker that a run carries out. */
@Component
@Profile("!command")
final class LogInterceptor extends WorkerInterceptorBase {

  private final LogBuffer buffer;
  private final Masks masks;
  private final Repeats repeats = new Repeats();

  @Autowired
  LogInterceptor(LogWriter writer, Secrets secrets) {
    this(writer.buffer(), secrets.masks());
  }

  LogInterceptor(LogBuffer buffer, Masks masks) {
    this.buffer = buffer;
    this.masks = masks;
  }

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new Seen(next, this);
  }

  Scribe scribe(Place place) {
    return new Scribe(place, buffer, masks, repeats);
  }

  Masks masks() {
    return masks;
  }
}
