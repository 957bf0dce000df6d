package dev.firedrill.web.notify;

import dev.firedrill.web.notify.EndClaims.Claim;
import java.util.Locale;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Posts a notification of each run that ended so that somebody has to go and look. */
@Component
class EndNotifier {

  private final EndClaims claims;
  private final Postman postman;

  EndNotifier(EndClaims claims, Postman postman) {
    this.claims = claims;
    this.postman = postman;
  }

  @Scheduled(fixedDelay = 1_000)
  void look() {
    postman.post("ended runs", () -> claims.take().stream().map(this::letter).toList());
  }

  private Letter letter(Claim claim) {
    EndedRun ended = claim.ended();
    return new Letter(
        "run %s, which ended %s,".formatted(ended.run(), ended.ending()),
        "run-" + ended.ending().toLowerCase(Locale.ROOT),
        "Go and look: %s on %s ended %s. %s"
            .formatted(
                ended.runbook(),
                ended.target(),
                ended.ending(),
                String.join("; ", ended.reasons())),
        "ended",
        ended,
        "/runs/" + ended.run(),
        () -> claims.sent(claim));
  }
}
