package dev.firedrill.web.layout;

import java.util.Optional;

/** Something that everybody must know, as long as it is so. */
public interface Notice {

  /** The sentence that stands loud on every page; empty while there is nothing to warn of. */
  Optional<String> banner();
}
