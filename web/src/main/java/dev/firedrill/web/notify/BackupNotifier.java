package dev.firedrill.web.notify;

import dev.firedrill.web.notify.BackupClaims.Claim;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Posts a notification of each target that needs a backup or a verification and has none, each day
 * that it has none.
 */
@Component
class BackupNotifier {

  private final BackupClaims claims;
  private final Postman postman;

  BackupNotifier(BackupClaims claims, Postman postman) {
    this.claims = claims;
    this.postman = postman;
  }

  @Scheduled(fixedDelay = 1_000)
  void look() {
    postman.post("missing backups", () -> claims.take().stream().map(this::letter).toList());
  }

  private Letter letter(Claim claim) {
    MissingBackup missing = claim.missing();
    return new Letter(
        "the missing " + missing.word() + " of " + missing.target(),
        missing.word() + "-missing",
        missing.sentence(),
        "backup",
        missing,
        "/targets",
        () -> claims.sent(claim));
  }
}
