package dev.firedrill.web.runs;

/**
 * One event of a stream.
 *
 * @param id what the browser sends back as Last-Event-ID; empty where there is nothing to resume
 * @param data safe HTML, or a word
 */
record Message(String id, String name, String data) {

  static final Message BEAT = new Message("", "beat", "alive");
  static final Message CHANGED = new Message("", "changed", "changed");
}
