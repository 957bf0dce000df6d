package dev.firedrill.workflows.procedure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The digest of what a decision rests on; computed once, when the gate opens. */
final class Digest {

  private Digest() {}

  static String of(Launch launch, String inputs, String title, Gate gate) {
    List<String> parts = new ArrayList<>();
    parts.add(launch.runbook());
    parts.add(launch.version());
    parts.add(inputs);
    parts.add(title);
    parts.add(gate.question());
    parts.add(gate.loss());
    parts.addAll(gate.willHappen());
    parts.addAll(gate.restingOn());
    return of(parts);
  }

  /** Of one parking of a run: what was on the screen when people chose. */
  static String of(int parking, Step step, List<String> reasons, List<Offer> offers) {
    List<String> parts = new ArrayList<>();
    parts.add(String.valueOf(parking));
    parts.add(String.valueOf(step.ordinal()));
    parts.add(step.title());
    parts.addAll(reasons);
    offers.forEach(offer -> parts.addAll(List.of(offer.choice().name(), offer.undo())));
    return of(parts);
  }

  private static String of(List<String> parts) {
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> text.append(part.length()).append(':').append(part).append('\n'));
    return HexFormat.of().formatHex(sha256(text.toString()));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
