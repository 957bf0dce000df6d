package dev.firedrill.web.runs;

import dev.firedrill.web.access.SessionCookie;
import dev.firedrill.web.access.Sessions;
import dev.firedrill.web.layout.NotFound;
import dev.firedrill.web.logs.Logs;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The streams that keep screens live; one ends with the session that opened it. */
@Controller
class StreamController {

  private final Streams streams;
  private final RunScreen screen;
  private final Fragments fragments;
  private final Sessions sessions;
  private final Logs logs;
  private final Map<String, Standing> standings = new ConcurrentHashMap<>();

  StreamController(
      Streams streams, RunScreen screen, Fragments fragments, Sessions sessions, Logs logs) {
    this.streams = streams;
    this.logs = logs;
    this.screen = screen;
    this.fragments = fragments;
    this.sessions = sessions;
  }

  @GetMapping(path = "/runs/{run}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter run(
      @PathVariable String run,
      @RequestParam(defaultValue = "") String after,
      @RequestHeader(name = "Last-Event-ID", defaultValue = "") String last,
      HttpServletRequest request) {
    if (screen.of(run).isEmpty()) {
      throw new NotFound("no run '" + run + "'");
    }
    String has = last.isEmpty() ? after : last;
    return streams.run(run, () -> state(run), () -> tail(run), has, whileSignedIn(request));
  }

  @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter all(HttpServletRequest request) {
    return streams.all(whileSignedIn(request));
  }

  private Message state(String run) {
    return screen.of(run).map(fragments::live).orElse(Message.CHANGED);
  }

  private Message tail(String run) {
    return fragments.tail(logs.tail(run));
  }

  private boolean isAlive(String token) {
    try {
      return sessions.find(token).isPresent();
    } catch (DataAccessException gone) {
      return true; // nothing can be read and shown either; asked again in a second
    }
  }

  private BooleanSupplier whileSignedIn(HttpServletRequest request) {
    String token = SessionCookie.read(request).orElse("");
    standings.values().removeIf(Standing::isForgotten);
    return standings.computeIfAbsent(
        token, same -> new Standing(() -> isAlive(same), System::nanoTime));
  }
}
