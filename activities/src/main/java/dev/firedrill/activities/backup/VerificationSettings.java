package dev.firedrill.activities.backup;

import static java.util.Objects.requireNonNull;

import dev.firedrill.activities.inventory.Section;
import dev.firedrill.activities.inventory.Target;
import java.time.Duration;

/**
 * What a cluster's backups have to be.
 *
 * @param backupAge how old the newest may be
 */
public record VerificationSettings(Duration backupAge) {

  private static final VerificationSettings USUAL = new VerificationSettings(Duration.ofDays(1));

  public VerificationSettings {
    requireNonNull(backupAge, "backupAge");
  }

  /** The {@code verification} section of a cluster. */
  public static VerificationSettings read(Section verification) {
    return new VerificationSettings(verification.youngerThanADay("backup-age"));
  }

  /** Those of a target; a day where its file says nothing. */
  static VerificationSettings of(Target target) {
    return target
        .section()
        .optionalSection("verification")
        .map(VerificationSettings::read)
        .orElse(USUAL);
  }
}
