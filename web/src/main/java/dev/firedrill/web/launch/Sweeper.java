package dev.firedrill.web.launch;

import dev.firedrill.web.catalogue.Catalogue;
import dev.firedrill.web.launch.EngineView.End;
import dev.firedrill.web.launch.EngineView.Seen;
import dev.firedrill.workflows.procedure.Ending;
import dev.firedrill.workflows.procedure.Request;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Compares the runs that are open here with the engine: starts what was never started, says of what
 * ended elsewhere that it did, and marks what cannot go on. That mark is no ending: the engine
 * tries on, and once the worker is mended the run goes on from where it stood; only what the engine
 * has ended, or does not know, is lost.
 */
@Component
class Sweeper {

  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
  private static final int SECONDS_OLD = 3;
  private static final End NEVER_STARTED =
      new End(
          Ending.REFUSED,
          "the runbook or the target is not here any more, and the run was never started");

  private final Intents intents;
  private final Catalogue catalogue;
  private final Forms forms;
  private final Starter starter;
  private final EngineView engine;
  private final EndedElsewhere endedElsewhere;

  /** Ends seen once: an end counts when it is seen twice, since the journal may be just behind. */
  private Map<String, End> suspected = Map.of();

  Sweeper(
      Intents intents,
      Catalogue catalogue,
      Forms forms,
      Starter starter,
      EngineView engine,
      EndedElsewhere endedElsewhere) {
    this.intents = intents;
    this.catalogue = catalogue;
    this.forms = forms;
    this.starter = starter;
    this.engine = engine;
    this.endedElsewhere = endedElsewhere;
  }

  @Scheduled(initialDelay = 1_000, fixedDelay = 3_000)
  void sweep() {
    try {
      Map<String, End> ends = new HashMap<>();
      for (String run : intents.open()) {
        compare(run).ifPresent(end -> ends.put(run, end));
      }
      for (Intent intent : intents.unstarted(SECONDS_OLD)) {
        sweepOne(intent).ifPresent(end -> ends.put(intent.id(), end));
      }
      ends.forEach((run, end) -> {
        if (end.equals(suspected.get(run))) {
          endedElsewhere.tell(run, end);
        }
      });
      suspected = Map.copyOf(ends);
    } catch (RuntimeException later) {
      // The engine or the database is gone for now; the next sweep sees.
      LOG.warn("could not compare the runs with the engine: {}", later.toString());
    }
  }

  /** One intent that cannot be started keeps no other run from being seen. */
  private Optional<End> sweepOne(Intent intent) {
    try {
      return startOrCompare(intent);
    } catch (RuntimeException unstartable) {
      LOG.warn("run {} cannot be started for now: {}", intent.id(), unstartable.toString());
      return Optional.empty();
    }
  }

  /** How the run ended at the engine; while it is open there, whether it goes on is marked. */
  private Optional<End> compare(String run) {
    Seen seen = engine.of(run);
    if (seen.end() == null && intents.mark(run, seen.isStuck())) {
      LOG.warn("run {} is stuck: {}, at attempt {}", run, seen.isStuck(), seen.attempt());
    }
    return Optional.ofNullable(seen.end());
  }

  private Optional<End> startOrCompare(Intent intent) {
    Request request =
        catalogue
            .find(intent.runbook())
            .map(procedure -> forms.of(procedure).fill(intent.values()).request())
            .orElse(null);
    if (request == null) {
      return engine.of(intent.id()).known() ? compare(intent.id()) : Optional.of(NEVER_STARTED);
    }
    boolean started = starter.start(intent, request);
    LOG.info("run {} had not shown itself; started now: {}", intent.id(), started);
    // What the engine has had before may also have ended there.
    return started ? Optional.empty() : compare(intent.id());
  }
}
