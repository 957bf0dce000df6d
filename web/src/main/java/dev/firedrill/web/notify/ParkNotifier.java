package dev.firedrill.web.notify;

import dev.firedrill.web.notify.ParkClaims.Claim;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Posts a notification of each run that is parked, within a second or so. */
@Component
class ParkNotifier {

  private final ParkClaims claims;
  private final Postman postman;

  ParkNotifier(ParkClaims claims, Postman postman) {
    this.claims = claims;
    this.postman = postman;
  }

  @Scheduled(fixedDelay = 1_000)
  void look() {
    postman.post("parked runs", () -> claims.take().stream().map(this::letter).toList());
  }

  private Letter letter(Claim claim) {
    ParkedRun parked = claim.parked();
    return new Letter(
        "run %s, which is parked,".formatted(parked.run()),
        "run-parked",
        "Parked at “%s”: %s on %s. %s"
            .formatted(
                parked.title(),
                parked.runbook(),
                parked.target(),
                String.join("; ", parked.reasons())),
        "parked",
        parked,
        "/runs/" + parked.run() + "/parked",
        () -> claims.sent(claim));
  }
}
