package dev.firedrill.web.notify;

import static java.util.Objects.requireNonNull;

/**
 * What one notification says.
 *
 * @param about for our own log: what it is about
 * @param event its kind, such as {@code gate-opened}
 * @param text a sentence for people
 * @param key the name under which a machine finds the details
 * @param details what a machine reads
 * @param path where the desk shows it
 * @param taken what is done once somebody took it
 */
record Letter(
    String about,
    String event,
    String text,
    String key,
    Object details,
    String path,
    Runnable taken) {

  Letter {
    requireNonNull(about, "about");
    requireNonNull(event, "event");
    requireNonNull(text, "text");
    requireNonNull(key, "key");
    requireNonNull(details, "details");
    requireNonNull(path, "path");
    requireNonNull(taken, "taken");
  }
}
