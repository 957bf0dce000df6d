package dev.firedrill.web.notify;

import dev.firedrill.web.notify.SlotClaims.Claim;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Posts a notification of each slot that did not do what its schedule is there for. */
@Component
class SlotNotifier {

  private final SlotClaims claims;
  private final Postman postman;

  SlotNotifier(SlotClaims claims, Postman postman) {
    this.claims = claims;
    this.postman = postman;
  }

  @Scheduled(fixedDelay = 1_000)
  void look() {
    postman.post("slots", this::letters);
  }

  private List<Letter> letters() {
    claims.settle();
    return claims.take().stream().map(this::letter).toList();
  }

  private Letter letter(Claim claim) {
    BadSlot bad = claim.bad();
    return new Letter(
        "the schedule %s of %s".formatted(bad.schedule(), bad.slot()),
        "schedule-failed",
        bad.sentence(),
        "slot",
        bad,
        bad.run() == null ? "/schedules" : "/runs/" + bad.run(),
        () -> claims.sent(claim));
  }
}
