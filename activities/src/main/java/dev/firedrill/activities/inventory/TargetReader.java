package dev.firedrill.activities.inventory;

import java.util.List;

/**
 * What a system knows of its section in a target's file. A bean of each system; its absence makes
 * targets of that system a mistake.
 *
 * @param <C> the system's own record of its settings
 */
public interface TargetReader<C> {

  /** The system's name, and the key of its section. */
  String system();

  /**
   * Reads the section. A mistake is recorded by the section itself, and a stand-in returned; an
   * {@link IllegalArgumentException}, such as a guarding constructor throws, becomes a mistake of
   * the whole section. After mistakes the result is dropped and Firedrill does not start.
   */
  C read(Section section);

  /** The names of the members, as people know them. */
  List<String> members(C settings);

  /** The addresses that are reached over SSH, without users and ports. */
  List<String> hosts(C settings);
}
