package dev.firedrill.web.layout;

import dev.firedrill.web.access.Person;

/** Tells how much waits for somebody, for the number in the bar. */
public interface Waits {

  /** Open gates that the person may decide. */
  int countFor(Person person);
}
