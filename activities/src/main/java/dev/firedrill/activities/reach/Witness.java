package dev.firedrill.activities.reach;

import java.util.List;

/**
 * Sees what goes over the wires while one verb is carried out. It never throws and never waits:
 * nothing that a wire does depends on it.
 */
public interface Witness {

  /** Sees nothing. */
  Witness NOBODY =
      new Witness() {
        @Override
        public Exchange asked(String where, List<String> what, String input) {
          return Exchange.UNSEEN;
        }

        @Override
        public void notes(String words) {}
      };

  /**
   * Something is asked of another system, just before it is sent.
   *
   * @param where the user and host of a command; empty where the words name the place themselves
   * @param what the words of it: a command's arguments, or a request's method and address
   * @param input what is sent with it; empty for nothing
   */
  Exchange asked(String where, List<String> what, String input);

  /** Words about what is done, such as what is waited for. */
  void notes(String words);

  /** What comes back on one question, while it comes; several threads may tell it. */
  interface Exchange {

    Exchange UNSEEN =
        new Exchange() {
          @Override
          public void out(String line) {}

          @Override
          public void err(String line) {}

          @Override
          public void answer(String body) {}

          @Override
          public void ended(String how) {}
        };

    /** One line of standard output, without its end. */
    void out(String line);

    /** One line of standard error, without its end. */
    void err(String line);

    /** The whole body of an answer. */
    void answer(String body);

    /** The last word: a status, or why there is none. */
    void ended(String how);
  }
}
