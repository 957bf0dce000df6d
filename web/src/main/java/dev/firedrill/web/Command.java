package dev.firedrill.web;

import java.util.List;

/**
 * A command of the terminal that is carried out instead of serving the screens, such as {@code
 * check}. It is a bean; while it runs, neither engine nor database is started, and only the beans
 * that it needs are made.
 */
public interface Command {

  /** The word that calls it. */
  String name();

  /**
   * Carries it out.
   *
   * @param arguments the words after its name
   * @return the process's exit status; zero when all is well
   */
  int run(List<String> arguments);
}
