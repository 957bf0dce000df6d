package dev.firedrill.web.launch;

import dev.firedrill.web.catalogue.Catalogue;
import dev.firedrill.workflows.procedure.Ledger;
import dev.firedrill.workflows.procedure.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Compares the runs that are open here with the engine: starts what was never started, and says of
 * what ended elsewhere that it did.
 */
@Component
class Sweeper {

  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
  private static final int SECONDS_OLD = 3;

  private final Intents intents;
  private final Catalogue catalogue;
  private final Forms forms;
  private final Starter starter;
  private final EngineView engine;
  private final Ledger ledger;

  /** Ends seen once: an end counts when it is seen twice, since the journal may be just behind. */
  private Map<String, EngineView.End> suspected = Map.of();

  Sweeper(
      Intents intents,
      Catalogue catalogue,
      Forms forms,
      Starter starter,
      EngineView engine,
      Ledger ledger) {
    this.intents = intents;
    this.catalogue = catalogue;
    this.forms = forms;
    this.starter = starter;
    this.engine = engine;
    this.ledger = ledger;
  }

  @Scheduled(initialDelay = 1_000, fixedDelay = 3_000)
  void sweep() {
    try {
      List<String> open = new ArrayList<>(intents.open());
      for (Intent intent : intents.unstarted(SECONDS_OLD)) {
        if (!isStartedAgain(intent)) {
          open.add(intent.id());
        }
      }
      endWhatEnded(open);
    } catch (RuntimeException later) {
      // The engine or the database is gone for now; the next sweep sees.
      LOG.warn("could not compare the runs with the engine: {}", later.toString());
    }
  }

  /** False when the engine has had it before: then it may also have ended there. */
  private boolean isStartedAgain(Intent intent) {
    Request request =
        catalogue
            .find(intent.runbook())
            .map(procedure -> forms.of(procedure).fill(intent.values()).request())
            .orElse(null);
    if (request == null) {
      end(intent.id(), "REFUSED", "the runbook or the target is not here any more");
      return true;
    }
    boolean started = starter.start(intent, request);
    LOG.info("run {} had not shown itself; started now: {}", intent.id(), started);
    return started;
  }

  private void endWhatEnded(List<String> open) {
    Map<String, EngineView.End> seen = new HashMap<>();
    for (String run : open) {
      engine.endOf(run).ifPresent(end -> seen.put(run, end));
    }
    for (Entry<String, EngineView.End> end : seen.entrySet()) {
      if (end.getValue().equals(suspected.get(end.getKey()))) {
        end(end.getKey(), end.getValue().ending().name(), end.getValue().why());
      }
    }
    suspected = Map.copyOf(seen);
  }

  private void end(String run, String ending, String why) {
    ledger.append("", "ENDED_ELSEWHERE", run, Map.of("run", run, "ending", ending, "why", why));
    intents.end(run, ending, why);
  }
}
