package dev.firedrill.web.engine;

import java.util.Optional;

/**
 * What everybody must know about the engine.
 *
 * @param banner the sentence that stands loud on every page; empty when there is nothing to warn of
 */
public record EngineNotice(Optional<String> banner) {

  /** Nothing to warn of. */
  static final EngineNotice NONE = new EngineNotice(Optional.empty());
}
