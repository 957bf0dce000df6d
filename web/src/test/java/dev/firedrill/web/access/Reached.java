package dev.firedrill.web.access;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.web.context.support.ServletRequestHandledEvent;

/**
 * Every request that came past the rules, whatever was answered: "there is no such run" comes from
 * behind them, too. A refusal's own page is not among them.
 */
final class Reached implements ApplicationListener<ServletRequestHandledEvent>, AutoCloseable {

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final ApplicationEventMulticaster events;

  private Reached(ApplicationEventMulticaster events) {
    this.events = events;
  }

  /** Watches from now on. */
  static Reached watch(Desk desk) {
    Reached reached = new Reached(desk.bean(ApplicationEventMulticaster.class));
    reached.events.addApplicationListener(reached);
    return reached;
  }

  @Override
  public void onApplicationEvent(ServletRequestHandledEvent event) {
    if (!event.getRequestUrl().equals("/error")) {
      requests.add(event.getMethod() + " " + event.getRequestUrl());
    }
  }

  /** The paths of those with this method, in order. */
  List<String> by(String method) {
    return requests.stream()
        .filter(request -> request.startsWith(method + " "))
        .map(request -> request.substring(method.length() + 1))
        .toList();
  }

  void forget() {
    requests.clear();
  }

  @Override
  public void close() {
    events.removeApplicationListener(this);
  }
}
