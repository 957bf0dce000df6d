package dev.firedrill.workflows.minio;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * What a resync is for, and what it cannot do. A resync sends the versions that the target lacks;
 * what the target has under a version of its own stays there, and what only the target has is
 * nobody's to remove.
 *
 * @param started whether the target's nodes were dead when the run began
 */
public record Resync(Comparison compared, boolean started) {

  public Resync {
    requireNonNull(compared, "compared");
  }

  /** Every reason not to go on; empty means that it may be done, or need not. */
  public List<String> objections() {
    if (!compared.trouble().isEmpty()) {
      return List.of("both sides could not be compared: " + compared.trouble());
    }
    List<String> objections = new ArrayList<>();
    if (!compared.canary().isEmpty()) {
      objections.add("the source takes no writes, see minio-read-only: " + compared.canary());
    }
    if (!compared.extra().isNone()) {
      objections.add(
          "only the target has %d objects, and nothing is removed there: %s"
              .formatted(compared.extra().count(), compared.extra().names()));
    }
    if (compared.isNothingToSend() && !compared.covered().isNone()) {
      objections.add("all that differs is covered: " + covered());
    }
    if (compared.isInLine() && compared.canary().isEmpty() && !started) {
      objections.add(nothingToSend());
    }
    return objections;
  }

  /** Whether nothing has to be sent: all was brought over by replication itself. */
  boolean isNotNeeded() {
    return compared.isInLine();
  }

  private String nothingToSend() {
    if (compared.echo().isEmpty()) {
      return "the target is in line: %d objects were compared, and the canary came over"
          .formatted(compared.objects());
    }
    return "nothing is missing, and yet the canary did not come over, which no resync mends: "
        + compared.echo();
  }

  private String covered() {
    return ("%d objects lie on the target under a version or delete marker of its own, where no"
            + " resync brings them to light: %s")
        .formatted(compared.covered().count(), compared.covered().names());
  }

  String question() {
    return compared.toSend() > 0
        ? "Send %d objects again?".formatted(compared.toSend())
        : "Send again what is missing after %s?".formatted(compared.upTo());
  }

  /** What will be brought, and what will not, for whoever approves. */
  List<String> steps() {
    List<String> steps = new ArrayList<>();
    if (compared.toSend() > 0) {
      steps.add(
          "Send %d objects (%d bytes) again: %d missing, %d older"
              .formatted(
                  compared.toSend(),
                  compared.missing().bytes() + compared.older().bytes(),
                  compared.missing().count(),
                  compared.older().count()));
    }
    if (!compared.upTo().isEmpty()) {
      String what = steps.isEmpty() ? "Send what" : "And what";
      steps.add(what + " is missing after " + compared.upTo() + ", which was not compared");
    }
    if (!compared.covered().isNone()) {
      steps.add("Not brought back, so that the run will not recover: " + covered());
    }
    steps.add("List and compare both sides, with the canary");
    return steps;
  }

  /** Every reason to stop after a wait, by a new comparison; empty means go on. */
  List<String> reasonsToStop(Comparison now) {
    return new Resync(now, true).objections();
  }

  /** Every reason to doubt that the target is in line; empty means that it is. */
  static List<String> objectionsToOutcome(Comparison now) {
    if (!now.trouble().isEmpty()) {
      return List.of("both sides could not be compared: " + now.trouble());
    }
    List<String> objections = new ArrayList<>();
    object(objections, "missing on the target", now.missing());
    object(objections, "older on the target", now.older());
    object(objections, "covered on the target", now.covered());
    object(objections, "only on the target", now.extra());
    if (now.partial()) {
      objections.add("not compared: what lies after " + now.upTo());
    }
    if (!now.canary().isEmpty()) {
      objections.add("the canary: " + now.canary());
    } else if (!now.echo().isEmpty()) {
      objections.add("the canary: " + now.echo());
    }
    return objections;
  }

  private static void object(List<String> objections, String how, Unlike unlike) {
    if (!unlike.isNone()) {
      objections.add(how + ": " + unlike.inWords());
    }
  }
}
