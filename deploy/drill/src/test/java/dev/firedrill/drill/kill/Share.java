package dev.firedrill.drill.kill;

import java.util.Arrays;

/** The runbooks whose deaths one class of tests tries: three classes take a third of the time. */
enum Share {
  PATRONI("patroni-"),
  KAFKA("kafka-"),
  OTHERS("");

  private final String begin;

  Share(String begin) {
    this.begin = begin;
  }

  /** Whether a runbook is in this share; each is in the first whose beginning it has. */
  boolean has(String runbook) {
    return Arrays.stream(values())
        .filter(share -> runbook.startsWith(share.begin))
        .findFirst()
        .orElseThrow()
        .equals(this);
  }
}
