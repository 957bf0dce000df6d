package dev.firedrill.activities.effects;

import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import org.springframework.stereotype.Component;

/** Stands around every verb of this process's worker. */
@Component
public final class EffectInterceptor extends WorkerInterceptorBase {

  private final Brake brake;
  private final Turns turns = new Turns();

  public EffectInterceptor(Brake brake) {
    this.brake = brake;
  }

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new Surrounded(next, brake, turns);
  }
}
