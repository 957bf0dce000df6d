package dev.firedrill.web.evidence;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has the evidence of what ended lately signed; of older runs it is when somebody asks for it. */
@Component
class EvidenceKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(EvidenceKeeper.class);
  private static final Duration LATELY = Duration.ofDays(1);
  private static final int AT_ONCE = 20;

  private final EvidenceStore store;
  private final Evidence evidence;

  EvidenceKeeper(EvidenceStore store, Evidence evidence) {
    this.store = store;
    this.evidence = evidence;
  }

  @Scheduled(initialDelay = 2_000, fixedDelay = 5_000)
  void keepUp() {
    try {
      store.unsigned(LATELY, AT_ONCE).forEach(evidence::of);
    } catch (RuntimeException later) {
      LOG.warn("evidence could not be signed for now: {}", later.toString());
    }
  }
}
