package dev.firedrill.workflows.contract;

/** How people answer the gates of a run. */
public enum Answers {
  YES,
  NO,
  /** Nobody answers; time is skipped until the gate expires. */
  SILENCE,
  /** Nobody answers by itself: the test does. */
  BY_HAND
}
