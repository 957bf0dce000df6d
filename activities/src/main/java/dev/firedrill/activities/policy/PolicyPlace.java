package dev.firedrill.activities.policy;

import static java.util.Objects.requireNonNull;

import dev.firedrill.activities.inventory.Environment;
import dev.firedrill.workflows.procedure.PolicyWatch;
import dev.firedrill.workflows.procedure.TargetCard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the policy lies, as it was found when Firedrill started.
 *
 * @param unsaid whether there is no file, and none was named
 */
record PolicyPlace(Path file, boolean unsaid) {

  private static final Logger LOG = LoggerFactory.getLogger(PolicyPlace.class);

  private static final String UNSAID =
      "There are production targets and no policy.yaml: each of their gates takes two people, and"
          + " no freeze is known. Put the file beside the targets' folder, or say in"
          + " firedrill.policy where it lies, and start again.";
  private static final String MISNAMED = " A policy.yml is there, which nothing reads: rename it.";

  PolicyPlace {
    requireNonNull(file, "file");
  }

  /** The file that is named, or else {@code policy.yaml} beside the targets' folder. */
  static PolicyPlace of(String named, Path targets) {
    Path file =
        named.isBlank()
            ? targets.toAbsolutePath().resolveSibling("policy.yaml")
            : Path.of(named).toAbsolutePath();
    return new PolicyPlace(file, named.isBlank() && !Files.exists(file));
  }

  Rules rules() {
    return unsaid ? Rules.UNSAID : PolicyFile.read(file);
  }

  /** A file that was forgotten looks like one that nobody wrote: in production both are told. */
  PolicyWatch watch(List<TargetCard> targets) {
    boolean production =
        targets.stream().anyMatch(card -> card.environment().equals(Environment.PROD.word()));
    if (!unsaid || !production) {
      return Optional::empty;
    }
    String misnamed = Files.exists(file.resolveSibling("policy.yml")) ? MISNAMED : "";
    LOG.warn("{} is not there.{} {}", file, misnamed, UNSAID);
    return () -> Optional.of(UNSAID + misnamed);
  }
}
