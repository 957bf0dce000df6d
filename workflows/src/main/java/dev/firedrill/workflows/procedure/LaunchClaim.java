package dev.firedrill.workflows.procedure;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a run says it was launched as: under which id, by whom, on what, with what. The launch's
 * signature covers all of it, so that it counts for no other run and no other inputs.
 *
 * @param run the run's id, which is its workflow id
 * @param inputs the request as JSON
 */
public record LaunchClaim(String run, Launch launch, String inputs) {

  public LaunchClaim {
    requireNonNull(run, "run");
    requireNonNull(launch, "launch");
    requireNonNull(inputs, "inputs");
  }

  /** The claim of a run that carries out this request. */
  public static LaunchClaim of(String run, Launch launch, Object request) {
    return new LaunchClaim(run, launch, Payloads.json(request));
  }

  /**
   * Each signed component with its length before it, so that no two claims share a text. What an
   * older version did not know of a launch, such as another manner than the usual, adds nothing:
   * what was signed before stays genuine.
   */
  public String signedText() {
    StringBuilder text = new StringBuilder("firedrill-launch-1");
    List<String> parts =
        List.of(
            run,
            launch.runbook(),
            launch.version(),
            launch.target().value(),
            launch.starter(),
            inputs);
    parts.forEach(part -> append(text, part));
    Manner manner = launch.manner();
    if (manner != null) {
      manner.signedParts().forEach(part -> append(text, part));
    }
    if (launch.whenHeld() != null) {
      append(text, "when-held " + launch.whenHeld());
    }
    if (launch.owner() != null) {
      append(text, "owner " + launch.owner());
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String part) {
    text.append('\n').append(part.length()).append(':').append(part);
  }
}
