package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

/**
 * What became of a share at one server: never the share itself, nor anything of it.
 *
 * @param taken whether the server took it
 * @param words what people are told, such as {@code 2 of 3 shares}
 * @param attempt to which the server has counted it; empty where it did not take it, or has none
 */
public record ShareAnswer(String server, boolean taken, String words, String attempt) {

  public ShareAnswer {
    requireNonNull(server, "server");
    requireNonNull(words, "words");
    requireNonNull(attempt, "attempt");
  }
}
